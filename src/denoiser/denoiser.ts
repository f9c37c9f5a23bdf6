/** What every denoiser offers: the network's v for noisy images, whatever computes it. */
import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core';

export interface Denoiser {
  /** Height, width and channels of one image in model layout. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * Predict v = α ε − σ x, from which x̂ = α z − σ v. Same time and budget for the whole batch.
   *
   * @param z noisy images, float32 [batch, height, width, channels].
   * @param t diffusion time in [0, 1].
   * @param inverseBudget 1/S in [0, 1]; 0 for ∞.
   * @param labels class index of each image, int32 [batch]; the last index is the null class.
   * @returns v, shaped as `z`; the caller disposes of it.
   */
  predictV(z: Tensor4D, t: number, inverseBudget: number, labels: Tensor1D): Tensor4D;

  /** Free the weights. The denoiser is of no use afterwards. */
  dispose(): void;
}
