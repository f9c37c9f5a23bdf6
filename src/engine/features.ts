/** The feature network of the metric, whatever computes it. */
import type { Images } from '../core/types.ts';

export interface FeatureNetwork {
  /** Length of a feature vector. */
  readonly dimension: number;
  /** Features, float32 [count, dimension]. Throws RangeError for images of another size than the network's. */
  embed(images: Images): Promise<Float32Array<ArrayBuffer>>;
  dispose(): void;
}
