/** What every denoiser offers: the network's v for noisy images, whatever computes it. */
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';

/** Class index of each image; the last index is the null class. */
export interface ClassLabels {
  readonly labels: readonly number[];
}

/** Captions as tokens, each as long as the network's; for each image the row of its caption; one guidance scale. */
export interface PromptTokens {
  readonly tokens: readonly (readonly number[])[];
  readonly rows: readonly number[];
  readonly guidance: number;
}

export type Conditioning = ClassLabels | PromptTokens;

/** Of how many images `subjects` holds. */
export function imageCount(subjects: Conditioning): number {
  return 'labels' in subjects ? subjects.labels.length : subjects.rows.length;
}

/** What one attention sees of each image's caption: [batch, heads, caption length, channels of a head]. */
export type CaptionKV = { keys: Tensor4D; values: Tensor4D };

/** What the network is told of a batch of images at every hop, computed once. Whoever asked for it disposes of it. */
export interface ConditionTensors {
  /** Added to the embedding of time and budget, [batch, embedding]. */
  readonly embedding: Tensor2D;
  /** For each attention in the order of the forward pass; none of a model of classes. */
  readonly captions: readonly CaptionKV[];
  dispose(): void;
}

export interface Denoiser {
  /** Height, width and channels of one image in model layout. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * Prepare a run: one condition for each `size` images in order, the last for those that are left. Every caption is
   * encoded once.
   *
   * @throws RangeError where `subjects` is not what the network takes.
   */
  conditions(subjects: Conditioning, size: number): ConditionTensors[];

  /**
   * Predict v = α ε − σ x, from which x̂ = α z − σ v. Same time and budget for the whole batch.
   *
   * @param z noisy images, float32 [batch, height, width, channels].
   * @param t diffusion time in [0, 1].
   * @param inverseBudget 1/S in [0, 1]; 0 for ∞.
   * @param condition what the images are of; as many as `z` has.
   * @returns v, shaped as `z`; the caller disposes of it.
   */
  predictV(z: Tensor4D, t: number, inverseBudget: number, condition: ConditionTensors): Tensor4D;

  /** Free the weights. The denoiser is of no use afterwards. */
  dispose(): void;
}
