/** The logarithmic axis holds every value between round ends, with ticks inside and ascending. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heightOf, logDomain, logTicks } from './log-axis.ts';

test('known axes', () => {
  expect(logDomain([])).toEqual([1, 10]);
  expect(logDomain([0, Number.NaN])).toEqual([1, 10]);
  expect(logDomain([12, 90])).toEqual([10, 100]);
  expect(logDomain([0.3, 0.4])).toEqual([0.2, 0.5]);
  expect(logTicks(10, 100)).toEqual([10, 20, 50, 100]);
  expect(logTicks(20, 20_000)).toEqual([30, 100, 300, 1000, 3000, 10_000]);
  expect(logTicks(0.01, 20_000)).toEqual([0.01, 0.1, 1, 10, 100, 1000, 10_000]);
});

test('properties', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
      const [low, high] = logDomain(values);
      expect(low).toBeLessThan(Math.min(...values));
      expect(high).toBeGreaterThan(Math.max(...values));
      expect(high).toBeLessThan(Math.max(...values) * 2.8);
      const ticks = logTicks(low, high);
      expect(ticks.every((tick) => tick >= low && tick <= high)).toBe(true);
      expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
      expect(ticks.length).toBeGreaterThan(0);
    }),
  );
});

test('a value without a place on a logarithmic axis lies at its bottom', () => {
  const scale = (value: number) => (value === 7 ? undefined : 100 - 20 * Math.log10(value));
  expect(heightOf(10, scale, 120)).toBe(80);
  for (const value of [0, -1, 1e-9, 7]) expect(heightOf(value, scale, 120)).toBe(120);
});
