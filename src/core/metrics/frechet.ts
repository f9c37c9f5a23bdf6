/**
 * Fréchet distance between Gaussians fitted to features ("FID-proxy": the features are not Inception's), and its bias.
 * The Python side is training/stepdial_training/metrics.py; golden/metrics.json keeps the two together.
 */
import { choleskyFactor, symmetricEigenvalues } from './linear-algebra.ts';

/** Mean [dimension] and covariance [dimension, dimension], row-major. */
export interface FeatureStatistics {
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
  readonly dimension: number;
}

/** Mean and covariance (divided by n − 1) of features [count, dimension], count ≥ 2. */
export function featureStatistics(values: ArrayLike<number>, dimension: number): FeatureStatistics {
  const sums = new FeatureSums(new Float64Array(dimension));
  for (let start = 0; start + dimension <= values.length; start += dimension) sums.add(values, start);
  const rough = sums.statistics().mean;
  // A second pass about the mean: Σx² − nx̄² would lose digits where the mean is large.
  const centred = new FeatureSums(rough);
  for (let start = 0; start + dimension <= values.length; start += dimension) centred.add(values, start);
  return centred.statistics();
}

/** Sufficient statistics of feature vectors about a fixed origin: they can be added and taken away. */
export class FeatureSums {
  count = 0;
  readonly dimension: number;
  readonly #origin: Float64Array;
  readonly #first: Float64Array;
  /** Σ(x − origin)(x − origin)ᵀ, lower triangle. */
  readonly #second: Float64Array;
  readonly #centred: Float64Array;

  constructor(origin: Float64Array) {
    this.dimension = origin.length;
    this.#origin = origin;
    this.#first = new Float64Array(origin.length);
    this.#second = new Float64Array(origin.length ** 2);
    this.#centred = new Float64Array(origin.length);
  }

  /** Take in the vector that begins at `start` of `values`. */
  add(values: ArrayLike<number>, start: number): void {
    const { dimension } = this;
    const centred = this.#centred;
    for (let i = 0; i < dimension; i++) {
      const value = (values[start + i] ?? Number.NaN) - (this.#origin[i] ?? 0);
      centred[i] = value;
      this.#first[i] = (this.#first[i] ?? 0) + value;
      for (let j = 0; j <= i; j++) {
        const at = i * dimension + j;
        this.#second[at] = (this.#second[at] ?? 0) + value * (centred[j] ?? 0);
      }
    }
    this.count += 1;
  }

  /** Take in (`sign` 1) or take away (−1) all vectors of another sum about the same origin. */
  merge(other: FeatureSums, sign: 1 | -1 = 1): void {
    accumulate(this.#first, other.#first, sign);
    accumulate(this.#second, other.#second, sign);
    this.count += sign * other.count;
  }

  /** Mean and covariance (divided by n − 1) of what was taken in; count ≥ 2. */
  statistics(): FeatureStatistics {
    const { count, dimension } = this;
    const mean = new Float64Array(dimension);
    const covariance = new Float64Array(dimension * dimension);
    for (let i = 0; i < dimension; i++) {
      const first = this.#first[i] ?? 0;
      mean[i] = (this.#origin[i] ?? 0) + first / count;
      for (let j = 0; j <= i; j++) {
        const second = this.#second[i * dimension + j] ?? 0;
        const value = (second - (first * (this.#first[j] ?? 0)) / count) / (count - 1);
        covariance[i * dimension + j] = value;
        covariance[j * dimension + i] = value;
      }
    }
    return { mean, covariance, dimension };
  }
}

/** Add `sign` times `values` to `sums`. By index: an iterator takes ten times as long before it is compiled. */
function accumulate(sums: Float64Array, values: Float64Array, sign: 1 | -1): void {
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + sign * (values[i] ?? 0);
}

/**
 * The function that gives the Fréchet distance to `reference`, whose factor is computed once:
 * ‖μ₁−μ₂‖² + Tr(Σ₁+Σ₂) − 2 Σ√eig(Σ₁Σ₂) (Dowson & Landau 1982; Heusel et al. 2017).
 *
 * With Σ₁ = L Lᵀ the symmetric Lᵀ Σ₂ L has the eigenvalues of Σ₁Σ₂, real and ≥ 0, whatever the rank.
 */
export function frechetDistanceTo(reference: FeatureStatistics): (other: FeatureStatistics) => number {
  const { dimension: k } = reference;
  const factor = choleskyFactor(reference.covariance, k);
  return (other) => {
    if (other.dimension !== k) throw new RangeError(`features of dimension ${other.dimension} against ${k}`);
    const eigenvalues = symmetricEigenvalues(conjugate(factor, other.covariance, k), k);
    let distance = 0;
    for (let i = 0; i < k; i++) {
      distance += ((reference.mean[i] ?? 0) - (other.mean[i] ?? 0)) ** 2;
      distance += (reference.covariance[i * k + i] ?? 0) + (other.covariance[i * k + i] ?? 0);
      distance -= 2 * Math.sqrt(Math.max(0, eigenvalues[i] ?? 0));
    }
    return distance;
  };
}

/** Fréchet distance between two sets' statistics. */
export function frechetDistance(a: FeatureStatistics, b: FeatureStatistics): number {
  return frechetDistanceTo(a)(b);
}

/** Lᵀ S L for lower triangular L and symmetric S, [size, size]. */
function conjugate(factor: Float64Array, symmetric: Float64Array, size: number): Float64Array {
  const half = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let m = 0; m < size; m++) {
      const value = symmetric[i * size + m] ?? 0;
      for (let j = 0; j <= m; j++) half[i * size + j] = (half[i * size + j] ?? 0) + value * (factor[m * size + j] ?? 0);
    }
  }
  const out = new Float64Array(size * size);
  for (let m = 0; m < size; m++) {
    for (let i = 0; i <= m; i++) {
      const value = factor[m * size + i] ?? 0;
      for (let j = 0; j < size; j++) out[i * size + j] = (out[i * size + j] ?? 0) + value * (half[m * size + j] ?? 0);
    }
  }
  return out;
}
