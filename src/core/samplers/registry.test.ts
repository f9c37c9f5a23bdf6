import { assert, constantFrom, double, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaSigma } from '../schedule.ts';
import { ddimHop, type Hop, INFINITE_STEPS, type SamplerName, samplerHops } from './registry.ts';

const steps = integer({ min: 1, max: 300 });
const name = constantFrom<SamplerName>('multistep', 'ddim', 'stochastic');
/** Times 1 ≥ t > r > s ≥ 0, far enough apart for the division by σ_t. */
const threeTimes = tuple(
  double({ min: 0.01, max: 1, noNaN: true }),
  double({ min: 0, max: 1, noNaN: true }),
  double({ min: 0, max: 1, noNaN: true }),
).map(([t, a, b]) => ({ t, r: t * Math.max(0.01, a), s: t * Math.max(0.01, a) * b }));

/** One hop on plain numbers. */
function apply(hop: Hop, z: number, clean: number, noise = 0): number {
  return hop.keep * z + hop.predict * clean + hop.noise * noise;
}

describe('samplerHops', () => {
  it('chains from pure noise to time 0 in exactly `steps` hops', () => {
    assert(
      property(name, steps, (sampler, count) => {
        const hops = samplerHops(sampler, count);
        expect(hops).toHaveLength(count);
        expect([hops[0]?.t, hops.at(-1)?.s]).toEqual([1, 0]);
        for (const [i, hop] of hops.entries()) {
          expect(hop.s).toBeLessThan(hop.t);
          if (i > 0) expect(hop.t).toBe(hops[i - 1]?.s);
        }
      }),
    );
  });

  it('ends on the clean-image estimate itself: nothing kept, no noise', () => {
    assert(
      property(name, steps, (sampler, count) => {
        const last = samplerHops(sampler, count).at(-1);
        expect(last).toMatchObject({ keep: 0, predict: 1, noise: 0 });
      }),
    );
  });

  it('tells the network its budget', () => {
    expect(samplerHops('multistep', 8).every((hop) => hop.inverseBudget === 1 / 8)).toBe(true);
    expect(samplerHops('multistep', INFINITE_STEPS).every((hop) => hop.inverseBudget === 0)).toBe(true);
    expect(samplerHops('ddim', 8).every((hop) => hop.inverseBudget === 0)).toBe(true);
    expect(samplerHops('stochastic', 8).every((hop) => hop.inverseBudget === 1)).toBe(true);
  });

  it('keeps the signal and noise levels of the schedule', () => {
    assert(
      property(name, steps, (sampler, count) => {
        for (const hop of samplerHops(sampler, count)) {
          const from = alphaSigma(hop.t);
          const to = alphaSigma(hop.s);
          // With x̂ = x: the factor on x is α_s, and old and new noise together have variance σ_s².
          expect(hop.keep * from.alpha + hop.predict).toBeCloseTo(to.alpha, 12);
          expect((hop.keep * from.sigma) ** 2 + hop.noise ** 2).toBeCloseTo(to.sigma ** 2, 12);
        }
      }),
    );
  });

  it.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('refuses %s steps', (bad) => {
    expect(() => samplerHops('ddim', bad)).toThrow(/steps must be a whole number from 1 to .*, not/);
  });

  it('refuses a sampler it does not know', () => {
    expect(() => samplerHops('euler' as SamplerName, 4)).toThrow('unknown sampler "euler"');
  });
});

describe('ddimHop', () => {
  it('stays on the line from x to ε when x̂ is perfect', () => {
    assert(
      property(
        threeTimes,
        double({ min: -1, max: 1, noNaN: true }),
        double({ min: -4, max: 4, noNaN: true }),
        (times, x, e) => {
          const from = alphaSigma(times.t);
          const to = alphaSigma(times.s);
          const z = apply(ddimHop(times.t, times.s, 0), from.alpha * x + from.sigma * e, x);
          expect(z).toBeCloseTo(to.alpha * x + to.sigma * e, 10);
        },
      ),
    );
  });

  it('composes: with a constant x̂, t → r → s is t → s', () => {
    assert(
      property(
        threeTimes,
        double({ min: -1, max: 1, noNaN: true }),
        double({ min: -4, max: 4, noNaN: true }),
        ({ t, r, s }, x, z) => {
          const twice = apply(ddimHop(r, s, 0), apply(ddimHop(t, r, 0), z, x), x);
          expect(twice).toBeCloseTo(apply(ddimHop(t, s, 0), z, x), 9);
        },
      ),
    );
  });
});
