import { expect, it } from 'vitest';
import { overallMean } from './mixture.ts';
import { hidden } from './plane.ts';
import { distance } from './point-hops.ts';
import { drawPairs, gaussianPoints, SPIRAL } from './spiral.ts';

it('has mean 0 and variance 1, as the schedule supposes', () => {
  const [x, y] = overallMean(SPIRAL);
  expect([x, y].every((value) => Math.abs(value) < 1e-12)).toBe(true);
  const squares = SPIRAL.means.reduce((sum, [mx, my]) => sum + mx ** 2 + my ** 2, 0) / SPIRAL.means.length;
  expect(squares / 2 + SPIRAL.spread ** 2).toBeCloseTo(1, 12);
});

it('has no gap in its arm: neighbours overlap', () => {
  for (const [i, mean] of SPIRAL.means.slice(1).entries()) {
    expect(distance(mean, SPIRAL.means[i] ?? [9, 9])).toBeLessThan(3 * SPIRAL.spread);
  }
});

it('draws the same pairs for a seed, near the data, with noise of its own', () => {
  const pairs = drawPairs(SPIRAL, 400, 5);
  expect(drawPairs(SPIRAL, 400, 5)).toEqual(pairs);
  expect(drawPairs(SPIRAL, 400, 6)).not.toEqual(pairs);
  expect(pairs[0]?.noise).not.toEqual(gaussianPoints(1, 5)[0]);
  for (const { clean, noise } of pairs) {
    expect(Math.min(...SPIRAL.means.map((mean) => distance(mean, clean)))).toBeLessThan(5 * SPIRAL.spread);
    expect(hidden(clean, noise, 0, [0, 0])).toEqual(clean);
    expect(hidden(clean, noise, 1, [5, 1])).toEqual(noise);
  }
});
