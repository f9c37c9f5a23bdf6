/** Schedule, noise and every sampler in float64 against the vectors that training wrote. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSamplerRuns, type SamplerRun, vectorsDenoiser } from '../../test-support/sampler-runs.ts';
import { fillGaussianNoise } from '../noise.ts';
import { alphaSigma } from '../schedule.ts';
import type { Hop } from './hop.ts';
import { SAMPLER_NAMES, samplerHops } from './registry.ts';

interface Golden {
  schedule: { t: number; alpha: number; sigma: number }[];
  noise: { seed: number; image: number; draw: number; values: number[] }[];
}

const golden: Golden = JSON.parse(readFileSync(new URL('../../../golden/hops.json', import.meta.url), 'utf8'));
const { runs, denoiser, seed, start } = readSamplerRuns();
const denoised = vectorsDenoiser(denoiser);

it('has enough vectors to compare with', () => {
  expect(golden.schedule.length).toBeGreaterThan(10);
  expect(golden.noise.length).toBeGreaterThan(3);
});

it.each(golden.schedule)('schedule at $t', ({ t, alpha, sigma }) => {
  const level = alphaSigma(t);
  expect(Math.abs(level.alpha - alpha)).toBeLessThanOrEqual(1e-12);
  expect(Math.abs(level.sigma - sigma)).toBeLessThanOrEqual(1e-12);
});

/** z after each hop, in float64. */
function trajectoryOf(hops: readonly Hop[]): number[][] {
  let z = [...start];
  let previous: number[] = [];
  return hops.map(({ t, inverseSteps, cSample, cDenoised, cPrevious, cNoise }, i) => {
    const fresh = new Float32Array(z.length);
    fillGaussianNoise(fresh, 0, fresh.length, seed, 0, i + 1);
    const estimates = z.map((value) => denoised(value, t, inverseSteps));
    z = z.map(
      (value, k) =>
        cSample * value +
        cDenoised * (estimates[k] ?? Number.NaN) +
        (cPrevious === 0 ? 0 : cPrevious * (previous[k] ?? Number.NaN)) +
        cNoise * (fresh[k] ?? Number.NaN),
    );
    previous = estimates;
    return z;
  });
}

const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? Number.NaN))));

describe.each(SAMPLER_NAMES)('%s', (name) => {
  const own = runs.filter(({ sampler }) => sampler === name);

  it('has vectors for several budgets', () => expect(own.length).toBeGreaterThanOrEqual(3));

  it.each(own)('coefficients of $steps steps within 1e-12', ({ steps, hops }: SamplerRun) => {
    const computed = samplerHops(name, steps);
    expect(computed).toHaveLength(hops.length);
    for (const [i, hop] of hops.entries()) {
      const own = computed[i];
      expect(Object.keys(own ?? {}).sort()).toEqual(Object.keys(hop).sort());
      expect(
        apart(
          Object.values(hop),
          Object.keys(hop).map((key) => own?.[key as keyof Hop] ?? Number.NaN),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  it.each(own)('trajectory of $steps steps within 1e-6', ({ steps, trajectory }: SamplerRun) => {
    const computed = trajectoryOf(samplerHops(name, steps));
    expect(trajectory.length).toBeGreaterThan(0);
    // Fresh noise is float32 in both languages and may differ in its last bit.
    const limit = name === 'stochastic' ? 1e-6 : 1e-10;
    for (const [i, z] of computed.slice(-trajectory.length).entries()) {
      expect(apart(trajectory[i] ?? [Number.NaN], z)).toBeLessThan(limit);
    }
  });
});

it.each(golden.noise)('noise of seed $seed, image $image, draw $draw', ({ seed, image, draw, values }) => {
  const out = new Float32Array(values.length);
  fillGaussianNoise(out, 0, out.length, seed, image, draw);
  for (const [i, value] of values.entries()) {
    // One unit in the last place of float32: sin, cos and log are not the same code in Python and JavaScript.
    expect(Math.abs((out[i] ?? Number.NaN) - value)).toBeLessThanOrEqual(1.2e-7 * Math.abs(value));
  }
});
