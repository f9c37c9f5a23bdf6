/** Latency statistics: known values (numpy.quantile) and properties. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantile, summariseLatency } from './latency.ts';

test('known values', () => {
  expect(summariseLatency([])).toBeNull();
  expect(summariseLatency([7])).toEqual({ count: 1, median: 7, low: 7, high: 7 });
  // numpy.quantile([1, 2, 4, 100], [0.25, 0.5, 0.75]) = 1.75, 3, 28
  expect(summariseLatency([100, 1, 4, 2])).toEqual({ count: 4, median: 3, low: 1.75, high: 28 });
  expect(() => quantile([], 0.5)).toThrow(RangeError);
});

test('ordered, within the samples, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 }), (samples) => {
      const summary = summariseLatency(samples);
      if (summary === null) throw new Error('no summary');
      expect(summary.low).toBeLessThanOrEqual(summary.median);
      expect(summary.median).toBeLessThanOrEqual(summary.high);
      expect(summary.low).toBeGreaterThanOrEqual(Math.min(...samples));
      expect(summary.high).toBeLessThanOrEqual(Math.max(...samples));
      expect(summariseLatency([...samples].reverse())).toEqual(summary);
    }),
  );
});
