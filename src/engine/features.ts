/** A feature network of the metric, whatever computes it. */
import type { Images } from '../core/types.ts';

export interface FeatureNetwork {
  /** Length of a feature vector. */
  readonly dimension: number;
  /**
   * Features, float32 [count, dimension]. `first` is the index of the first image among all that are measured, 0 by default: the
   * meter's noise depends on it. Throws RangeError for images of another size or with other channels than the network's.
   */
  embed(images: Images, first?: number): Promise<Float32Array<ArrayBuffer>>;
  dispose(): void;
}
