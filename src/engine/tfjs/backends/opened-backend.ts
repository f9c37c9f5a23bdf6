/** What every backend file gives the ladder: a TensorFlow.js backend that is set and ready, or a reason why not. */

/** How an opened backend stopped working. */
export interface BackendFailure {
  kind: 'device-lost' | 'backend';
  message: string;
}

export interface OpenedBackend {
  /** For people, for example 'nvidia turing'. */
  description: string;
  /** An adapter that is no real GPU. Always false for wasm and cpu, which do not claim to be one. */
  software: boolean;
  /** Resolves when the GPU goes away or reports an error after which its results are not to be trusted; else never. */
  failure: Promise<BackendFailure>;
  /** Give back what the backend holds. Tensors on it must have been disposed of. */
  close(): void;
}

/** Thrown by a backend file with the reason why this backend is not taken. */
export class BackendRefused extends Error {
  override name = 'BackendRefused';
}

/** A backend whose failure cannot be observed. */
export const neverFails: Promise<BackendFailure> = new Promise(() => undefined);
