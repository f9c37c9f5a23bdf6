/** What one sample of noise gives the figure: a cloud of data with the noise over it, and the starts of the particles. */
import type { Point } from './figure/mixture.ts';
import { drawPairs, gaussianPoints, type Pair, SPIRAL } from './figure/spiral.ts';

const CLOUD = 576;
/** Besides the highlighted one. */
const OTHERS = 36;

export interface Sample {
  readonly pairs: readonly Pair[];
  readonly highlighted: Point;
  readonly others: readonly Point[];
}

/** The sample of `seed`; the same seed gives the same. */
export function drawSample(seed: number): Sample {
  const [highlighted = [0, 1], ...others] = gaussianPoints(1 + OTHERS, seed);
  return { pairs: drawPairs(SPIRAL, CLOUD, seed), highlighted, others };
}
