/** A running FID-proxy of the pictures a page has made, with its interval, comparable with figures at another count. */
import { DEFAULT_FOLD_RUN, foldOf } from './folds.ts';
import { type FeatureStatistics, FeatureSums, frechetDistanceTo } from './frechet.ts';

/** 0.975 quantiles of Student's t with (groups − 1) degrees of freedom. */
const T_QUANTILE = new Map([
  [10, 2.2622],
  [20, 2.093],
]);

export interface Estimate {
  value: number;
  /** 95 % interval. */
  low: number;
  high: number;
}

/**
 * Collects features and estimates their Fréchet distance to a reference, at a cost that does not depend on their number:
 * with 48 features and ten groups a few milliseconds, so that it may run in the page.
 */
export class FrechetEstimate {
  readonly #distance: (other: FeatureStatistics) => number;
  readonly #dimension: number;
  readonly #mean: Float64Array;
  readonly #groups: FeatureSums[];
  readonly #quantile: number;
  readonly #foldRun: number;
  #count = 0;

  /**
   * @param groups of the jackknife: 10, or 20 as in the shipped curves.
   * @param foldRun consecutive vectors in one group: the number of classes, where vectors come class by class.
   */
  constructor(
    reference: FeatureStatistics,
    { groups = 10, foldRun = DEFAULT_FOLD_RUN }: { groups?: 10 | 20; foldRun?: number | undefined } = {},
  ) {
    this.#foldRun = foldRun;
    this.#distance = frechetDistanceTo(reference);
    this.#dimension = reference.dimension;
    this.#mean = reference.mean;
    this.#groups = Array.from({ length: groups }, () => new FeatureSums(reference.mean));
    this.#quantile = T_QUANTILE.get(groups) ?? Number.NaN;
  }

  /** Feature vectors taken in. */
  get count(): number {
    return this.#count;
  }

  /** Fewest vectors that an estimate is given for: twice the dimension, below which the covariance says little. */
  get minimum(): number {
    return Math.max(2 * this.#dimension, this.#foldRun * this.#groups.length);
  }

  /** Take in features [n, dimension], row-major. Throws RangeError for another length. */
  add(values: Float32Array): void {
    if (values.length % this.#dimension !== 0) {
      throw new RangeError(`${values.length} values are no whole number of vectors of ${this.#dimension}`);
    }
    for (let start = 0; start < values.length; start += this.#dimension) {
      this.#groups[foldOf(this.#count, this.#groups.length, this.#foldRun)]?.add(values, start);
      this.#count += 1;
    }
  }

  /**
   * The distance of what was taken in, and its delete-a-group jackknife interval (as `jackknife_distance` in metrics.py),
   * both moved by the jackknife's own estimate of how much the bias differs between the count at hand and `atCount`; so
   * they can stand beside figures measured with `atCount` samples. `atCount` = `count` leaves them as they are. null below
   * `minimum` vectors.
   */
  estimate(atCount: number): Estimate | null {
    if (this.#count < this.minimum) return null;
    const total = new FeatureSums(this.#mean);
    for (const group of this.#groups) total.merge(group);
    const plain = this.#distance(total.statistics());
    const leftOut = this.#groups.map((group) => {
      total.merge(group, -1);
      const distance = this.#distance(total.statistics());
      total.merge(group);
      return distance;
    });
    const mean = leftOut.reduce((sum, value) => sum + value, 0) / leftOut.length;
    const squares = leftOut.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const half = this.#quantile * Math.sqrt((squares * (leftOut.length - 1)) / leftOut.length);
    const bias = (leftOut.length - 1) * (mean - plain);
    const value = plain - bias * (1 - this.#count / atCount);
    return { value: Math.max(0, value), low: Math.max(0, value - half), high: Math.max(0, value + half) };
  }
}
