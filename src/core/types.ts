/** The types that the whole project shares: what a run asks for, what it gives, and what computes it. */
import type { BackendName } from './backends.ts';
import type { SamplerName } from './samplers/registry.ts';

/** What to draw, and how strictly. */
export interface Prompt {
  /** Image i is of caption i modulo their number; '' is no caption. At least one. */
  captions: string[];
  /** Guidance scale from 0, unguided, to the model's largest. */
  guidance: number;
}

/** What one run asks for. The same request gives the same pictures on one backend. */
export interface RunSpec {
  sampler: SamplerName;
  /** Network evaluations per image; 256 (`INFINITE_STEPS`) stands for ∞. */
  steps: number;
  /** Images, 1 … 64. */
  count: number;
  /** Unsigned 32-bit integer. Image i of a seed is the same picture in every count. */
  seed: number;
  /** A class index, or 'mixed': image i is of class i modulo the number of classes. */
  label: number | 'mixed';
  /** Of a model of captions, where `label` says nothing. */
  prompt?: Prompt | undefined;
  /** A network of the model: 'dial', or 'specialist-S' where the model ships it. */
  network: string;
}

/** What a run may also give; none of it costs anything unless asked for. */
export interface RunOutputs {
  /** Show what the final picture is believed to be, at most this often, in ms; 0 for never. */
  previewEveryMs: number;
  /** Compute metric features and recognised classes of the finished images. */
  features: boolean;
  /** Keep what the network believed the final picture of this image to be at each hop, at most `TRAJECTORY_LENGTH` of them. */
  trajectoryOf?: number | undefined;
}

/** Hops of a trajectory; of a longer run, evenly spread ones. */
export const TRAJECTORY_LENGTH = 16;

/** Why a backend of the ladder was not taken. */
export interface Refusal {
  backend: BackendName;
  reason: string;
}

/** What computes: for example webgpu on 'nvidia turing'. `software` marks an adapter that is no real GPU. */
export interface DeviceInfo {
  backend: BackendName;
  description: string;
  software: boolean;
  refused: Refusal[];
}

/** `network`: no answer from the server; `weights`: wrong size, hash or content; `manifest`: invalid model.json;
 * `backend`: nothing on the ladder works; `device-lost`: the GPU went away mid-way; `run`: a run failed or its request
 * was invalid; `protocol`: a message of unknown shape. */
export type ErrorKind = 'network' | 'weights' | 'manifest' | 'backend' | 'device-lost' | 'run' | 'protocol';

export interface EngineError {
  kind: ErrorKind;
  /** One sentence with the fact, one with what to do. */
  message: string;
}

/** Finished or intermediate pictures: uint8 [count, height, width, channels]. */
export interface Images {
  count: number;
  height: number;
  width: number;
  channels: number;
  data: Uint8Array<ArrayBuffer>;
}

export interface RunResult {
  images: Images;
  /** Class index of each image; empty for a model of captions. */
  labels: number[];
  /** Wall-clock ms from the first hop until the pictures were read back. */
  totalMs: number;
  /** True for the first run of this network and count on this backend, whose time includes compilation: leave it out of statistics. */
  warmUp: boolean;
  /** Metric features, float32 [count, dimension], and the class the feature network recognises; where asked for. */
  features?: { values: Float32Array<ArrayBuffer>; dimension: number; recognised: number[] };
  /** x̂ of one image at the start of each of `hops` (0 … S−1, rising, the last always S−1); where asked for. */
  trajectory?: { image: number; hops: number[]; images: Images };
}
