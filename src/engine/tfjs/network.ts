/** A denoising network in TensorFlow.js: what `unet.ts` builds and `tfjs-denoiser.ts` runs. */
import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Conditioning } from '../denoiser.ts';

/** Keys and values of each image's caption for one attention: [batch, heads, caption length, channels of a head]. */
export type CaptionKV = { keys: Tensor4D; values: Tensor4D };

/** The conditioning of one batch, computed once and used at every hop. Its owner disposes of it. */
export interface ConditionTensors {
  /** Added to the embedding of time and budget, [batch, embedding]. */
  readonly embedding: Tensor2D;
  /** For each attention in the order of the forward pass; empty for a model of classes. */
  readonly captions: readonly CaptionKV[];
  dispose(): void;
}

export interface Network {
  /** Height, width and channels of one image in model layout. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * The conditions of a run in batches of `size` images, the last batch holding the rest. Each caption is encoded once.
   *
   * @throws RangeError if the conditioning does not fit the network.
   */
  conditions(conditioning: Conditioning, size: number): ConditionTensors[];

  /**
   * Predict v = α ε − σ x, from which x̂ = α z − σ v. One time and budget for the whole batch.
   *
   * @param z noisy images, float32 [batch, height, width, channels].
   * @param t diffusion time in [0, 1].
   * @param inverseSteps 1/S in [0, 1]; 0 for ∞.
   * @param condition for as many images as `z` has.
   * @returns v, shaped as `z`; the caller disposes of it.
   */
  predictV(z: Tensor4D, t: number, inverseSteps: number, condition: ConditionTensors): Tensor4D;

  /** Free the weights. */
  dispose(): void;
}
