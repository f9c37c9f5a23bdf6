/** Types that the whole project shares: what a run asks for, what it returns, and what computes it. */
import type { BackendName } from './backends.ts';
import type { SamplerName } from './samplers/registry.ts';

/** What to draw, and how closely to follow it. */
export interface Prompt {
  /** At least one. Image i shows caption i modulo their number; '' stands for no caption. */
  captions: string[];
  /** Guidance scale from 0 (unguided) to the model's maximum. */
  guidance: number;
}

/** What one run asks for. The same request gives the same images on one backend. */
export interface RunSpec {
  sampler: SamplerName;
  /** Network evaluations per image; 256 (`INFINITE_STEPS`) stands for ∞. */
  steps: number;
  /** Images, 1 … 64. */
  count: number;
  /** Unsigned 32-bit integer. Image i of a seed is the same for every count. */
  seed: number;
  /** A class index, or 'mixed': image i shows class i modulo the number of classes. */
  label: number | 'mixed';
  /** For models of captions, which ignore `label`. */
  prompt?: Prompt | undefined;
  /** A network of the model: 'dial', or 'specialist-S' if the model ships it. */
  network: string;
}

/** Optional outputs of a run. None of them costs anything unless requested. */
export interface RunOutputs {
  /** Send a preview (x̂ of all images) at most this often, in ms; 0 for never. */
  previewEveryMs: number;
  /** Compute metric features of the finished images. */
  features: boolean;
  /** Return x̂ of this image at each hop, or at `TRAJECTORY_LENGTH` of them. */
  trajectoryOf?: number | undefined;
}

/** Most hops that a trajectory shows; they are spread evenly over a longer run. */
export const TRAJECTORY_LENGTH = 16;

/** Why a backend was not used. */
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

/**
 * `network`: no answer from the server; `code`: a part of the page's own code did not arrive; `weights`: wrong size, hash or content; `manifest`: invalid model.json;
 * `backend`: no backend works, or it computes values that are not numbers; `device-lost`: the GPU went away or hangs;
 * `ended`: the browser ended the worker; `run`: a run failed or its request was invalid; `protocol`: a message of unknown shape.
 */
export type ErrorKind =
  | 'network'
  | 'code'
  | 'weights'
  | 'manifest'
  | 'backend'
  | 'device-lost'
  | 'ended'
  | 'run'
  | 'protocol';

export interface EngineError {
  kind: ErrorKind;
  /** One sentence with the fact, one with what to do. */
  message: string;
}

/** Finished or intermediate images: uint8 [count, height, width, channels]. */
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
  /** Wall-clock ms from the first hop until the images were read back. */
  totalMs: number;
  /** Wall-clock ms before the first hop: encoding captions and drawing the initial noise. */
  prepareMs: number;
  /** Whether `totalMs` includes previews or a trajectory: leave the run out of statistics then. */
  extraOutputs: boolean;
  /** Whether this was the first run of its network and count on this backend, which also compiles: leave it out of statistics. */
  warmUp: boolean;
  /** Metric features, float32 [count, dimension], if requested. */
  features?: { values: Float32Array<ArrayBuffer>; dimension: number };
  /** Why there are no features although they were requested. The images are good all the same. */
  featuresError?: EngineError;
  /** x̂ of one image at the start of each of `hops` (0 … S−1, ascending, always ending at S−1), if requested. */
  trajectory?: { image: number; hops: number[]; images: Images };
}
