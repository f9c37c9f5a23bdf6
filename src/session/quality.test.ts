/** The live estimate: every class counts the same, and every picture once. */
import { expect, test } from 'vitest';
import { FrechetEstimate } from '../core/metrics/frechet-estimate.ts';
import type { RunSpec } from '../core/types.ts';
import type { CurveRecord } from '../package/curves.ts';
import { Quality } from './quality.ts';

const records: CurveRecord[] = [
  {
    family: 'multistep',
    sampler: 'multistep',
    network: 'dial',
    steps: 1,
    count: 10_000,
    fidProxy: 1,
    fidProxyInterval: [1, 1],
    kid: 0,
    accuracy: 1,
  },
];
const spec: RunSpec = { sampler: 'multistep', network: 'dial', steps: 1, count: 16, seed: 1, label: 'mixed' };
const features = (count: number) => ({
  values: Float32Array.from({ length: count * 2 }, (_, i) => Math.sin(i * i)),
  dimension: 2,
});

function quality(classes = 10): Quality {
  const reference = { mean: Float64Array.of(0, 0), covariance: Float64Array.of(0.5, 0, 0, 0.5), dimension: 2 };
  return new Quality(records, () => new FrechetEstimate(reference), classes);
}

test('of 16 pictures of ten classes the first ten count, of four none', () => {
  const live = quality();
  expect(live.add(spec, features(16))).toEqual({ count: 10, estimate: null });
  expect(live.add({ ...spec, seed: 2, count: 4 }, features(4))).toBeNull();
  expect(live.add({ ...spec, seed: 3, count: 64 }, features(64))?.count).toBe(70);
});

test('a seed counts once for each method, and single classes do not count', () => {
  const live = quality();
  expect(live.add(spec, features(16))?.count).toBe(10);
  expect(live.add(spec, features(16))).toBeNull();
  expect(live.add({ ...spec, label: 3, seed: 9 }, features(16))).toBeNull();
  expect(live.add({ ...spec, sampler: 'ddim' }, features(16))?.count).toBe(10);
});

test('with captions all pictures count, separately for each guidance', () => {
  const live = quality(0);
  const at = (guidance: number, seed: number) => ({ ...spec, seed, prompt: { captions: ['cat'], guidance } });
  expect(live.add(at(1, 1), features(16))?.count).toBe(16);
  expect(live.add(at(1, 2), features(16))?.count).toBe(32);
  expect(live.add(at(2, 1), features(16))?.count).toBe(16);
});

test('of 16 pictures of seven classes the first fourteen count', () => {
  const live = quality(7);
  expect(live.add(spec, features(16))?.count).toBe(14);
  expect(live.add({ ...spec, seed: 2, count: 7 }, features(7))?.count).toBe(21);
  expect(live.add({ ...spec, seed: 3, count: 4 }, features(4))).toBeNull();
});

test('there is an estimate once there are enough pictures', () => {
  const live = quality();
  let last = null;
  for (let seed = 0; seed < 12; seed++) last = live.add({ ...spec, seed, count: 20 }, features(20)) ?? last;
  expect(last?.count).toBe(240);
  const estimate = last?.estimate;
  if (!estimate) throw new Error('no estimate from 240 pictures');
  expect(estimate.low).toBeLessThanOrEqual(estimate.value);
  expect(estimate.value).toBeLessThanOrEqual(estimate.high);
});
