/** What a backend is to the engine: it opens, or says why it does not, and then builds networks. No tensors here. */
import type { BackendName } from '../core/backends.ts';
import type { ModelManifest, UnetConfig } from '../package/manifest.ts';
import type { MetricDescription } from '../package/metric.ts';
import type { Tensors } from '../package/safetensors.ts';
import type { Denoiser } from './denoiser.ts';
import type { FeatureNetwork } from './features.ts';

/** How an opened backend stopped working. */
export interface BackendFailure {
  kind: 'device-lost' | 'backend';
  message: string;
}

/** Builds networks from verified weights. All throw WeightsError and leave nothing allocated then. */
export interface Networks {
  createDenoiser(config: UnetConfig, weights: Tensors): Denoiser;
  /** A model's own feature network. */
  createFeatureNetwork(features: ModelManifest['features'], weights: Tensors): FeatureNetwork;
  /** The meter's, which models share. */
  createMeter(metric: MetricDescription, weights: Tensors): FeatureNetwork;
}

export interface OpenedDevice {
  /** For people, for example 'nvidia turing'. */
  description: string;
  /** An adapter that is no real GPU. Always false for wasm and cpu, which do not claim to be one. */
  software: boolean;
  /** Resolves if the GPU goes away, or reports an error after which its results cannot be trusted; else never settles. */
  failure: Promise<BackendFailure>;
  /** Give the device back. Networks on it must have been disposed of. */
  close(): void;
}

export type OpenedBackend = OpenedDevice & Networks;

export interface BackendDescriptor {
  readonly id: BackendName;
  /** Largest absolute error of the self-test, whose values reach 1.01. Half precision is off by 1.4e-3 and must fail. */
  readonly tolerance: number;
  /**
   * Start the device. Its code is loaded only now.
   *
   * @param only whether no other backend was asked for: then a GPU drawn by the processor will do, and waits are longer.
   * @throws BackendRefused with the reason.
   */
  open(only: boolean): Promise<OpenedBackend>;
}

/** Thrown by a backend with the reason why it cannot be used here. */
export class BackendRefused extends Error {
  override name = 'BackendRefused';
}

/** For a backend whose failure cannot be observed. */
export const neverFails: Promise<BackendFailure> = new Promise(() => undefined);
