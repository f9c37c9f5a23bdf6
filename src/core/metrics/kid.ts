/** Kernel distance (KID): unbiased squared maximum mean discrepancy between two sets of features (Bińkowski et al. 2018). */
import { foldOf } from './folds.ts';

/** Largest sample that one term compares; larger sets are cut into blocks and the terms averaged. */
const BLOCK = 2000;

/**
 * KID of features x [n, dimension] against y [m, dimension], row-major, with kernel (x·y/k + 1)³.
 *
 * The mean over ⌈max(n, m)/block⌉ blocks, to which the vectors are dealt without randomness, as `kid` in metrics.py does
 * it. Unbiased, so that it may be below 0.
 *
 * @throws RangeError where a block would have fewer than two vectors of either set.
 */
export function kid(x: ArrayLike<number>, y: ArrayLike<number>, dimension: number, block = BLOCK): number {
  const blocks = Math.ceil(Math.max(x.length, y.length) / dimension / block);
  const xs = deal(x, dimension, blocks);
  const ys = deal(y, dimension, blocks);
  let sum = 0;
  for (let i = 0; i < blocks; i++) sum += kidOfBlock(xs[i] ?? [], ys[i] ?? []);
  return sum / blocks;
}

function deal(values: ArrayLike<number>, dimension: number, blocks: number): Float64Array[][] {
  const dealt: Float64Array[][] = Array.from({ length: blocks }, () => []);
  for (let i = 0; (i + 1) * dimension <= values.length; i++) {
    const vector = Float64Array.from({ length: dimension }, (_, j) => values[i * dimension + j] ?? Number.NaN);
    dealt[foldOf(i, blocks)]?.push(vector);
  }
  return dealt;
}

function kidOfBlock(x: Float64Array[], y: Float64Array[]): number {
  if (x.length < 2 || y.length < 2) throw new RangeError('KID needs at least two vectors of both sets in every block');
  return meanWithin(x) + meanWithin(y) - 2 * meanBetween(x, y);
}

/** Mean of the kernel over all pairs of different vectors. */
function meanWithin(x: Float64Array[]): number {
  let sum = 0;
  for (const [i, a] of x.entries()) {
    for (let j = 0; j < i; j++) sum += kernel(a, x[j] ?? a);
  }
  return (2 * sum) / (x.length * (x.length - 1));
}

function meanBetween(x: Float64Array[], y: Float64Array[]): number {
  let sum = 0;
  for (const a of x) for (const b of y) sum += kernel(a, b);
  return sum / (x.length * y.length);
}

function kernel(a: Float64Array, b: Float64Array): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += (a[i] ?? 0) * (b[i] ?? 0);
  return (product / a.length + 1) ** 3;
}
