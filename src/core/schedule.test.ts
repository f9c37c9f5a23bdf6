import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaSigma } from './schedule.ts';

describe('alphaSigma', () => {
  it('is exact at both ends', () => {
    expect(alphaSigma(0)).toEqual({ alpha: 1, sigma: 0 });
    expect(alphaSigma(1)).toEqual({ alpha: 0, sigma: 1 });
  });

  it('preserves variance at every time', () => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true }), (t) => {
        const { alpha, sigma } = alphaSigma(t);
        return Math.abs(alpha ** 2 + sigma ** 2 - 1) < 1e-15 && alpha >= 0 && sigma >= 0;
      }),
    );
  });

  it.each([-1e-9, 1.0001, Number.NaN])('rejects time %s', (t) => {
    expect(() => alphaSigma(t)).toThrow(RangeError);
  });
});
