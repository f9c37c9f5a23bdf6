/** Schedule, hops and noise against the vectors that training/stepdial_training/golden.py wrote. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fillGaussianNoise } from '../noise.ts';
import { alphaSigma } from '../schedule.ts';
import { type SamplerName, samplerHops } from './registry.ts';

interface Golden {
  schedule: { t: number; alpha: number; sigma: number }[];
  hops: { sampler: SamplerName; steps: number; hops: Record<string, number>[] }[];
  noise: { seed: number; image: number; draw: number; values: number[] }[];
}

const golden: Golden = JSON.parse(readFileSync(new URL('../../../golden/hops.json', import.meta.url), 'utf8'));

it('has something to compare with', () => {
  expect(golden.schedule.length).toBeGreaterThan(10);
  expect(new Set(golden.hops.map((list) => list.sampler)).size).toBe(3);
  expect(golden.noise.length).toBeGreaterThan(3);
});

it.each(golden.schedule)('schedule at $t', ({ t, alpha, sigma }) => {
  const level = alphaSigma(t);
  expect(Math.abs(level.alpha - alpha)).toBeLessThanOrEqual(1e-12);
  expect(Math.abs(level.sigma - sigma)).toBeLessThanOrEqual(1e-12);
});

it.each(golden.hops)('$sampler in $steps steps', ({ sampler, steps, hops }) => {
  const computed = samplerHops(sampler, steps);
  expect(computed).toHaveLength(hops.length);
  for (const [i, expected] of hops.entries()) {
    const hop = computed[i];
    if (hop === undefined) throw new Error(`hop ${i} is missing`);
    const { t, s, inverseBudget, keep, predict, noise } = expected;
    const same = { t, s, inverseSteps: inverseBudget, cSample: keep, cDenoised: predict, cPrevious: 0, cNoise: noise };
    for (const [key, value] of Object.entries(hop)) {
      expect(Math.abs(value - (same[key as keyof typeof same] ?? Number.NaN))).toBeLessThanOrEqual(1e-12);
    }
  }
});

it.each(golden.noise)('noise of seed $seed, image $image, draw $draw', ({ seed, image, draw, values }) => {
  const out = new Float32Array(values.length);
  fillGaussianNoise(out, 0, out.length, seed, image, draw);
  for (const [i, value] of values.entries()) {
    // One unit in the last place of float32: sin, cos and log are not the same code in Python and JavaScript.
    expect(Math.abs((out[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(1.2e-7 * Math.abs(value));
  }
});
