/** The DDIM hop on plain numbers, and the noise levels that first-order samplers keep. */
import { assert, constantFrom, double, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaSigma } from '../schedule.ts';
import { ddimHop, type Hop } from './hop.ts';
import { type SamplerName, samplerHops } from './registry.ts';

/** Times 1 ≥ t > r > s ≥ 0, far enough apart for the division by σ_t. */
const threeTimes = tuple(
  double({ min: 0.01, max: 1, noNaN: true }),
  double({ min: 0, max: 1, noNaN: true }),
  double({ min: 0, max: 1, noNaN: true }),
).map(([t, a, b]) => ({ t, r: t * Math.max(0.01, a), s: t * Math.max(0.01, a) * b }));
const pixel = double({ min: -1, max: 1, noNaN: true });
const noise = double({ min: -4, max: 4, noNaN: true });

/** One hop on plain numbers. */
const apply = ({ cSample, cDenoised }: Hop, z: number, denoised: number): number => cSample * z + cDenoised * denoised;

describe('ddimHop', () => {
  it('stays on the line from x to ε if the estimate is perfect', () => {
    assert(
      property(threeTimes, pixel, noise, ({ t, s }, x, e) => {
        const from = alphaSigma(t);
        const to = alphaSigma(s);
        const z = apply(ddimHop(t, s, 0), from.alpha * x + from.sigma * e, x);
        expect(z).toBeCloseTo(to.alpha * x + to.sigma * e, 10);
      }),
    );
  });

  it('composes: with a constant estimate, t → r → s equals t → s', () => {
    assert(
      property(threeTimes, pixel, noise, ({ t, r, s }, x, z) => {
        const twice = apply(ddimHop(r, s, 0), apply(ddimHop(t, r, 0), z, x), x);
        expect(twice).toBeCloseTo(apply(ddimHop(t, s, 0), z, x), 9);
      }),
    );
  });
});

it('first-order samplers keep the signal and noise levels of the schedule', () => {
  const name = constantFrom<SamplerName>('multistep', 'ddim', 'stochastic');
  assert(
    property(name, integer({ min: 1, max: 300 }), (sampler, count) => {
      for (const { t, s, cSample, cDenoised, cNoise } of samplerHops(sampler, count)) {
        const from = alphaSigma(t);
        const to = alphaSigma(s);
        // With x̂ = x: the factor of x is α_s, and old and new noise together have variance σ_s².
        expect(cSample * from.alpha + cDenoised).toBeCloseTo(to.alpha, 12);
        expect((cSample * from.sigma) ** 2 + cNoise ** 2).toBeCloseTo(to.sigma ** 2, 12);
      }
    }),
  );
});
