import { describe, expect, it } from 'vitest';
import { alphaSigma } from '../../../core/schedule.ts';
import { flowPath, pathEnd, pointAt } from './flow.ts';
import type { Mixture } from './mixture.ts';
import { distance } from './point-hops.ts';
import { gaussianPoints, SPIRAL } from './spiral.ts';

const starts = gaussianPoints(60, 7);

describe('flowPath', () => {
  it('is the known path for one Gaussian: the same number of deviations from the mean at every time', () => {
    const one: Mixture = { means: [[0.5, -1]], spread: 0.3 };
    const path = flowPath(one, [1.2, 0.7]);
    for (const t of [0.9, 0.5, 0.123, 0.01, 0]) {
      const { alpha, sigma } = alphaSigma(t);
      const deviation = Math.sqrt(alpha ** 2 * 0.09 + sigma ** 2);
      const [x, y] = pointAt(path, t);
      expect(x).toBeCloseTo(alpha * 0.5 + deviation * 1.2, 5);
      expect(y).toBeCloseTo(-alpha + deviation * 0.7, 5);
    }
  });

  it('is fine enough: four times as many steps move no end by a ten-thousandth', () => {
    for (const start of starts) {
      expect(distance(pathEnd(flowPath(SPIRAL, start)), pathEnd(flowPath(SPIRAL, start, 256)))).toBeLessThan(1e-4);
    }
  });

  it('ends on the data', () => {
    for (const start of starts) {
      const end = pathEnd(flowPath(SPIRAL, start));
      const nearest = Math.min(...SPIRAL.means.map((mean) => distance(mean, end)));
      expect(nearest).toBeLessThan(4 * SPIRAL.spread);
    }
  });
});

describe('pointAt', () => {
  it('is right between the points of the path too', () => {
    for (const start of starts.slice(0, 20)) {
      const fine = flowPath(SPIRAL, start, 1024);
      const path = flowPath(SPIRAL, start);
      for (const t of [1, 0.9991, 2 / 3, 0.35, 1 / 7, 0.01, 0.003, 0]) {
        expect(distance(pointAt(path, t), pointAt(fine, t))).toBeLessThan(1e-3);
      }
    }
  });

  it('refuses a time outside the path', () => {
    const path = flowPath(SPIRAL, [0, 1], 4);
    expect(() => pointAt(path, 1.1)).toThrow(RangeError);
    expect(() => pointAt(path, Number.NaN)).toThrow(RangeError);
  });
});
