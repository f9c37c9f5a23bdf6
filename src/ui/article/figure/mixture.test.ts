import { assert, constantFrom, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaSigma } from '../../../core/schedule.ts';
import { cleanEstimate, flowVelocity, type Mixture, overallMean } from './mixture.ts';
import { SPIRAL } from './spiral.ts';

const within = (limit: number) => double({ min: -limit, max: limit, noNaN: true });
const point = tuple(within(2.5), within(2.5));
const time = double({ min: 0.01, max: 1, noNaN: true });

describe('cleanEstimate', () => {
  it('is the overall mean under pure noise, wherever the point is', () => {
    const [mx, my] = overallMean(SPIRAL);
    assert(
      property(point, (z) => {
        const [x, y] = cleanEstimate(SPIRAL, z, 1);
        expect(x).toBeCloseTo(mx, 12);
        expect(y).toBeCloseTo(my, 12);
      }),
    );
  });

  it('is the nearest component where there is hardly any noise and the components are points', () => {
    const points: Mixture = { means: SPIRAL.means, spread: 0 };
    assert(
      property(constantFrom(...SPIRAL.means), within(0.01), within(0.01), (mean, dx, dy) => {
        const [x, y] = cleanEstimate(points, [mean[0] + dx, mean[1] + dy], 0.002);
        expect(Math.hypot(x - mean[0], y - mean[1])).toBeLessThan(1e-9);
      }),
    );
  });

  it('leaves clean data alone', () => {
    assert(
      property(point, (z) => {
        const [x, y] = cleanEstimate(SPIRAL, z, 0);
        expect(Math.hypot(x - z[0], y - z[1])).toBeLessThan(1e-9);
      }),
    );
  });

  it('is the known answer for one Gaussian', () => {
    const one: Mixture = { means: [[0.5, -1]], spread: 0.3 };
    assert(
      property(point, time, (z, t) => {
        const { alpha, sigma } = alphaSigma(t);
        // Bayes for a Gaussian: the mean moved by gain·(z − α·mean).
        const gain = (alpha * 0.09) / (alpha ** 2 * 0.09 + sigma ** 2);
        const [x, y] = cleanEstimate(one, z, t);
        expect(x).toBeCloseTo(0.5 + gain * (z[0] - alpha * 0.5), 10);
        expect(y).toBeCloseTo(-1 + gain * (z[1] + alpha), 10);
      }),
    );
  });

  it('stays finite far from all data', () => {
    assert(
      property(point, double({ min: 0, max: 1, noNaN: true }), (z, t) =>
        cleanEstimate(SPIRAL, z, t).every(Number.isFinite),
      ),
    );
  });
});

describe('flowVelocity', () => {
  it('is (π/2)(α ε̂ − σ x̂)', () => {
    assert(
      property(point, time, (z, t) => {
        const { alpha, sigma } = alphaSigma(t);
        const clean = cleanEstimate(SPIRAL, z, t);
        const velocity = flowVelocity(SPIRAL, z, t);
        for (const axis of [0, 1] as const) {
          const noise = (z[axis] - alpha * clean[axis]) / sigma;
          expect(velocity[axis]).toBeCloseTo(0.5 * Math.PI * (alpha * noise - sigma * clean[axis]), 6);
        }
      }),
    );
  });
});
