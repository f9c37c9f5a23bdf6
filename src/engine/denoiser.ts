/**
 * The seam between the run loop and whatever computes. A denoiser is handed a whole run in advance and executes it hop by
 * hop on buffers of its own; nothing here knows what those are. To add an engine, implement this in one folder.
 */
import type { Hop } from '../core/samplers/hop.ts';

/** Class index of each image; the last index is the null class. */
export interface ClassLabels {
  readonly labels: readonly number[];
}

/** Captions as tokens, padded to the network's length; for each image the index of its caption; one guidance scale. */
export interface PromptTokens {
  readonly tokens: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly guidance: number;
}

/** What each image of a run should show. */
export type Conditioning = ClassLabels | PromptTokens;

export function imageCount(conditioning: Conditioning): number {
  return 'labels' in conditioning ? conditioning.labels.length : conditioning.rows.length;
}

/** A run as a whole: everything that will be asked of it, apart from what is read back on the way. */
export interface RunPlan {
  readonly conditioning: Conditioning;
  readonly hops: readonly Hop[];
  /**
   * Seeded standard normal noise, float32 [count, height, width, channels], for `count` images from image `first` of the
   * run on. Draw 0 is where the run starts; draw i + 1 is the ε of hop i.
   */
  noise(draw: number, first: number, count: number): Float32Array;
}

/** A run under way. All images are in model layout, float32 [count, height, width, channels], not clipped. */
export interface DenoiserRun {
  /** Groups of images that go through the network together, in the order of the images. */
  readonly batches: number;
  /** Queue hop `hop` of one batch. Every batch takes every hop once, in order. */
  step(hop: number, batch: number): void;
  /** Keep x̂ of one image for `read`, as of the latest step of its batch. */
  track(image: number): void;
  /** Read x̂ of all images back, as of their latest steps. Costs nothing unless called. */
  denoised(): Promise<Float32Array<ArrayBuffer>>;
  /** Read all images back, and what was tracked in the order of the calls. */
  read(): Promise<{ images: Float32Array<ArrayBuffer>; tracked: Float32Array<ArrayBuffer> }>;
  /** Settles once everything queued so far has been computed; undefined for engines that queue nothing. */
  queueDone(): Promise<unknown> | undefined;
  /** Free the buffers of this run. Safe at any time. */
  dispose(): void;
}

export interface Denoiser {
  /** Height, width and channels of one image in model layout. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * Encode the conditioning and upload the noise of `plan`. No hop runs yet.
   *
   * @throws RangeError if the conditioning does not fit the network. Nothing stays allocated then.
   */
  start(plan: RunPlan): DenoiserRun;

  /** Free the weights. The denoiser cannot be used afterwards. */
  dispose(): void;
}
