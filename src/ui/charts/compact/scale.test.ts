/** The scale of a small chart: it holds every value, and names few ticks, none of them over the curve. */
import { expect, test } from 'vitest';
import { scaleFor, stopLeft } from './scale.ts';

test('holds every value, larger ones higher', () => {
  const { top } = scaleFor([150, 590, 37_000], []);
  const tops = [150, 590, 37_000].map(top);
  expect(tops).toEqual([...tops].sort((a, b) => b - a));
  for (const place of tops) expect(place).toBeGreaterThanOrEqual(0);
  for (const place of tops) expect(place).toBeLessThanOrEqual(100);
});

test('names powers of ten first, apart from each other', () => {
  expect(scaleFor([150, 590, 37_000], [150]).ticks).toEqual([1000, 10_000]);
  expect(scaleFor([2, 9], []).ticks).toEqual([1, 10]);
});

test('names no tick over the first point or the floor', () => {
  const { ticks, top } = scaleFor([0.33, 0.16, 0.082], [0.33, 0.082]);
  expect(ticks).toEqual([0.1, 0.5]);
  expect(top(0.082)).toBeGreaterThan(top(0.1));
});

test('without values there are no ticks', () => {
  expect(scaleFor([], []).ticks).toEqual([]);
});

test('stops divide the length of the dial evenly', () => {
  expect([0, 5, 10].map((index) => stopLeft(index, 11))).toEqual([0, 50, 100]);
  expect(stopLeft(0, 1)).toBe(0);
});
