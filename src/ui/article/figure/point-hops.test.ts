import { describe, expect, it } from 'vitest';
import { flowPath, pathEnd, pointAt } from './flow.ts';
import { overallMean, type Point } from './mixture.ts';
import { drawnAt, hopsAt } from './plane.ts';
import { distance, type FigureSampler, pointHops } from './point-hops.ts';
import { gaussianPoints, SPIRAL } from './spiral.ts';

const paths = gaussianPoints(40, 3).map((start) => flowPath(SPIRAL, start));

/** Distance from where the hops end to where the path ends, on average. */
function miss(sampler: FigureSampler, steps: number): number {
  const misses = paths.map((path) => {
    const end = pointHops(SPIRAL, sampler, path, steps).at(-1)?.to ?? [Number.NaN, Number.NaN];
    return distance(end, pathEnd(path));
  });
  return misses.reduce((sum, value) => sum + value, 0) / misses.length;
}

describe('pointHops', () => {
  it.each([1, 2, 3, 4, 7, 8, 16, 32, 256])(
    'with an exact consistency function ends where the path ends, in %s',
    (steps) => {
      expect(miss('multistep', steps)).toBeLessThan(1e-9);
    },
  );

  it('with an exact consistency function stands on the path after every hop', () => {
    for (const path of paths) {
      for (const { hop, to } of pointHops(SPIRAL, 'multistep', path, 5)) {
        expect(distance(to, pointAt(path, hop.s))).toBeLessThan(1e-9);
      }
    }
  });

  it('lands one step of DDIM in the mean of all data', () => {
    for (const path of paths) {
      const [only, ...more] = pointHops(SPIRAL, 'ddim', path, 1);
      expect(more).toEqual([]);
      expect(distance(only?.to ?? [9, 9], overallMean(SPIRAL))).toBeLessThan(1e-12);
    }
  });

  it('brings DDIM to the end of the path as steps grow, at first order', () => {
    const misses = [1, 4, 16, 64, 256, 1024].map((steps) => miss('ddim', steps));
    for (const [i, value] of misses.entries()) if (i > 0) expect(value).toBeLessThan(misses[i - 1] ?? 0);
    const [m256, m1024] = misses.slice(-2);
    expect(m1024).toBeLessThan(0.35 * (m256 ?? 0));
    expect(m1024).toBeLessThan(0.005);
  });
});

describe('hopsAt', () => {
  const apart: Point = [5, -1];

  it('passes through the ends of every hop, and between them along the straight line', () => {
    for (const sampler of ['multistep', 'ddim'] as const) {
      const path = paths[0];
      if (path === undefined) throw new Error('There is a path.');
      const hops = pointHops(SPIRAL, sampler, path, 3);
      for (const { hop, from, to } of hops) {
        const start = drawnAt(from, hop.t, apart);
        const end = drawnAt(to, hop.s, apart);
        const between = hopsAt(hops, (hop.t + hop.s) / 2, apart);
        expect(distance(hopsAt(hops, hop.s, apart), end)).toBeLessThan(1e-9);
        expect(distance(start, between) + distance(between, end)).toBeCloseTo(distance(start, end), 9);
      }
    }
  });
});
