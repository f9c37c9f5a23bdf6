/** What holds for every sampler, and what the network is told by each. */
import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INFINITE_STEPS, SAMPLER_NAMES, SAMPLERS, type SamplerName, samplerHops } from './registry.ts';

const steps = integer({ min: 1, max: 300 });
const name = constantFrom(...SAMPLER_NAMES);

describe('every sampler', () => {
  it('has a name of its own that fits into an address, and a source', () => {
    expect(new Set(SAMPLER_NAMES).size).toBe(SAMPLERS.length);
    for (const { id, source } of SAMPLERS) {
      expect(id).toMatch(/^[a-z0-9-]+$/);
      expect(source).toMatch(/^arXiv \d{4}\.\d{5}/);
    }
  });

  it('goes from pure noise to time 0 with exactly `steps` network evaluations', () => {
    assert(
      property(name, steps, (sampler, count) => {
        const hops = samplerHops(sampler, count);
        expect(hops).toHaveLength(count);
        expect([hops[0]?.t, hops.at(-1)?.s]).toEqual([1, 0]);
        for (const [i, hop] of hops.entries()) {
          // A corrector evaluates at the time where its predictor ended and stays there.
          expect(hop.s).toBeLessThanOrEqual(hop.t);
          expect(hop.t).toBeGreaterThan(0);
          if (i > 0) expect(hop.t).toBe(hops[i - 1]?.s);
          expect(Object.values(hop).every(Number.isFinite)).toBe(true);
        }
      }),
    );
  });

  it('has no history at the first hop and ends on the denoised estimate itself', () => {
    assert(
      property(name, steps, (sampler, count) => {
        const hops = samplerHops(sampler, count);
        expect(hops[0]?.cPrevious).toBe(0);
        expect(hops.at(-1)).toMatchObject({ cSample: 0, cDenoised: 1, cPrevious: 0, cNoise: 0 });
      }),
    );
  });
});

describe('samplerHops', () => {
  it('tells the network its budget', () => {
    expect(samplerHops('multistep', 8).every((hop) => hop.inverseSteps === 1 / 8)).toBe(true);
    expect(samplerHops('multistep', INFINITE_STEPS).every((hop) => hop.inverseSteps === 0)).toBe(true);
    expect(samplerHops('ddim', 8).every((hop) => hop.inverseSteps === 0)).toBe(true);
    expect(samplerHops('stochastic', 8).every((hop) => hop.inverseSteps === 1)).toBe(true);
  });

  it.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])('rejects %s steps', (bad) => {
    expect(() => samplerHops('ddim', bad)).toThrow(/steps must be a whole number from 1 to .*, not/);
  });

  it('rejects an unknown sampler', () => {
    expect(() => samplerHops('euler' as SamplerName, 4)).toThrow('unknown sampler "euler"');
  });
});
