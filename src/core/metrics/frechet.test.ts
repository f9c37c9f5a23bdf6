import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureSums, featureStatistics, frechetDistance } from './frechet.ts';
import { FrechetEstimate } from './frechet-estimate.ts';
import { choleskyFactor, symmetricEigenvalues } from './linear-algebra.ts';

/** Written by training/stepdial_training/golden_metrics.py. */
interface MetricsGolden {
  x: number[][];
  y: number[][];
  frechet: number;
  frechetSingular: number;
  intervals: { '10': [number, number]; '20': [number, number] };
  biases: Record<'10' | '20', number>;
}

const golden: MetricsGolden = JSON.parse(
  readFileSync(new URL('../../../golden/metrics.json', import.meta.url)).toString('utf8'),
);
const k = golden.x[0]?.length ?? 0;
const x = golden.x.flat();
const y = golden.y.flat();

/** Agreement to 1e-4 relative is promised; double precision on both sides gives far better. */
function expectRelative(actual: number, expected: number, tolerance = 1e-9): void {
  expect(Math.abs(actual - expected) / Math.abs(expected)).toBeLessThan(tolerance);
}

describe('agreement with training', () => {
  it('gives the same Fréchet distance', () => {
    expectRelative(frechetDistance(featureStatistics(x, k), featureStatistics(y, k)), golden.frechet);
  });

  it('gives the same against a singular covariance, from either side', () => {
    const reference = featureStatistics(y, k);
    // The last feature is a copy of the first.
    const pick = (i: number) => (i === k - 1 ? 0 : i);
    const mean = reference.mean.map((_, i) => reference.mean[pick(i)] ?? 0);
    const covariance = reference.covariance.map(
      (_, at) => reference.covariance[pick(Math.floor(at / k)) * k + pick(at % k)] ?? 0,
    );
    const singular = { mean, covariance, dimension: k };
    expectRelative(frechetDistance(featureStatistics(x, k), singular), golden.frechetSingular, 1e-6);
    expectRelative(frechetDistance(singular, featureStatistics(x, k)), golden.frechetSingular, 1e-6);
  });

  it.each([10, 20] as const)('gives the same jackknife interval with %i groups', (groups) => {
    const running = new FrechetEstimate(featureStatistics(y, k), { groups });
    running.add(Float32Array.from(x));
    const estimate = running.estimate(running.count);
    const [low, high] = golden.intervals[`${groups}`];
    expectRelative(estimate?.value ?? Number.NaN, golden.frechet, 1e-6);
    expectRelative(estimate?.low ?? Number.NaN, low, 1e-6);
    expectRelative(estimate?.high ?? Number.NaN, high, 1e-6);
    // With twice the samples half of the bias goes.
    const moved = running.estimate(2 * running.count)?.value ?? Number.NaN;
    expectRelative(golden.frechet - moved, golden.biases[`${groups}`] / 2, 1e-6);
  });
});

describe('symmetricEigenvalues', () => {
  it('finds known eigenvalues', () => {
    expect([...symmetricEigenvalues(Float64Array.of(2, 1, 1, 2), 2)].sort()).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(3, 12),
    ]);
    expect([...symmetricEigenvalues(Float64Array.of(5), 1)]).toEqual([5]);
  });

  it('takes a column too small to be squared for zero', () => {
    const tiny = 1.5717277847026288e-162;
    const eigenvalues = symmetricEigenvalues(Float64Array.of(0, tiny, 0, tiny, 0, 0.05, 0, 0.05, 0), 3);
    expect([...eigenvalues].sort((a, b) => a - b).map((value) => Math.round(value * 1e12) / 1e12)).toEqual([
      -0.05, 0, 0.05,
    ]);
  });

  it('keeps the trace, the Frobenius norm and the cube trace of any symmetric matrix', () => {
    const matrix = fc.integer({ min: 1, max: 12 }).chain((size) =>
      fc
        .array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: size * size, maxLength: size * size })
        .map((values) => ({
          size,
          values: Float64Array.from(values, (_, at) => {
            const [i, j] = [Math.floor(at / size), at % size];
            return values[Math.max(i, j) * size + Math.min(i, j)] ?? 0;
          }),
        })),
    );
    fc.assert(
      fc.property(matrix, ({ size, values }) => {
        const eigenvalues = symmetricEigenvalues(values, size);
        const element = (i: number, j: number) => values[i * size + j] ?? Number.NaN;
        const sums = [0, 0, 0];
        for (let i = 0; i < size; i++) {
          sums[0] = (sums[0] ?? 0) + element(i, i);
          for (let j = 0; j < size; j++) {
            sums[1] = (sums[1] ?? 0) + element(i, j) ** 2;
            for (let m = 0; m < size; m++) sums[2] = (sums[2] ?? 0) + element(i, j) * element(j, m) * element(m, i);
          }
        }
        const scale = Math.max(1, ...values.map(Math.abs)) * size;
        for (const [index, sum] of sums.entries()) {
          const power = index + 1;
          const ours = eigenvalues.reduce((total, value) => total + value ** power, 0);
          expect(Math.abs(ours - sum) / scale ** power).toBeLessThan(1e-11);
        }
      }),
    );
  });
});

describe('choleskyFactor', () => {
  it('gives the matrix back, of full rank or not', () => {
    const of = (rows: number[][]): Float64Array => {
      const size = rows.length;
      return Float64Array.from({ length: size * size }, (_, at) => {
        const [a, b] = [rows[Math.floor(at / size)] ?? [], rows[at % size] ?? []];
        return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
      });
    };
    const full = of([
      [1, 0, 0],
      [2, 3, 0],
      [4, 5, 6],
    ]);
    expect([...choleskyFactor(full, 3)]).toEqual([1, 0, 0, 2, 3, 0, 4, 5, 6].map((value) => expect.closeTo(value, 12)));
    const rankOne = of([[1], [2], [3]]);
    expect([...choleskyFactor(rankOne, 3)]).toEqual([1, 0, 0, 2, 0, 0, 3, 0, 0]);
  });
});

describe('frechetDistance', () => {
  const gaussian = (mean: number[], variances: number[]) => ({
    mean: Float64Array.from(mean),
    covariance: Float64Array.from({ length: mean.length ** 2 }, (_, at) =>
      at % (mean.length + 1) === 0 ? (variances[at % mean.length] ?? 0) : 0,
    ),
    dimension: mean.length,
  });

  it('is what the formula gives for diagonal covariances', () => {
    // (3−1)² + (√4−√9)² + (√1−√16)²
    expect(frechetDistance(gaussian([1, 0], [4, 1]), gaussian([3, 0], [9, 16]))).toBeCloseTo(4 + 1 + 9, 10);
  });

  it('is 0 for the same set, and where both covariances are 0', () => {
    expect(frechetDistance(featureStatistics(x, k), featureStatistics(x, k))).toBeCloseTo(0, 8);
    expect(frechetDistance(gaussian([1, 1], [0, 0]), gaussian([1, 1], [0, 0]))).toBe(0);
  });

  it('refuses features of another dimension', () => {
    expect(() => frechetDistance(gaussian([0], [1]), gaussian([0, 0], [1, 1]))).toThrow(RangeError);
  });
});

describe('FeatureSums', () => {
  it('forgets what is taken away', () => {
    const origin = featureStatistics(y, k).mean;
    const [all, part, rest] = [new FeatureSums(origin), new FeatureSums(origin), new FeatureSums(origin)];
    for (let i = 0; i < golden.x.length; i++) {
      all.add(x, i * k);
      (i % 3 === 0 ? part : rest).add(x, i * k);
    }
    all.merge(part, -1);
    expect(all.count).toBe(rest.count);
    const [left, expected] = [all.statistics(), rest.statistics()];
    for (const [i, value] of left.covariance.entries()) expect(value).toBeCloseTo(expected.covariance[i] ?? 0, 10);
  });
});
