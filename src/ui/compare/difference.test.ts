/** The difference of two sheets: by hand, and what holds for any two. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PixelGrid } from '../../core/tile-images.ts';
import type { RunSpec } from '../../core/types.ts';
import { differenceOf, sameStart } from './difference.ts';

const sheet = (...greys: number[]): PixelGrid => ({
  width: greys.length,
  height: 1,
  pixels: Uint8ClampedArray.from(greys.flatMap((grey) => [grey, grey, grey, 255])),
});

test('by hand: amplified for the eye, not in the mean', () => {
  const difference = differenceOf(sheet(10, 200, 0), sheet(13, 100, 0), 4);
  expect([...(difference?.sheet.pixels ?? [])]).toEqual([12, 12, 12, 255, 255, 255, 255, 255, 0, 0, 0, 255]);
  expect(difference?.mean).toBeCloseTo(103 / 3);
  expect(differenceOf(sheet(1, 2), sheet(1), 4)).toBeNull();
});

test('colours count each for itself', () => {
  const red: PixelGrid = { width: 1, height: 1, pixels: Uint8ClampedArray.of(30, 0, 0, 255) };
  expect(differenceOf(red, sheet(0), 1)?.mean).toBe(10);
});

test('nothing between a sheet and itself, the same both ways, and each difference within its bounds', () => {
  const grey = fc.integer({ min: 0, max: 255 });
  const pairs = fc.array(fc.tuple(grey, grey), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(pairs, fc.integer({ min: 1, max: 8 }), (both, factor) => {
      const [one, other] = [sheet(...both.map(([a]) => a)), sheet(...both.map(([, b]) => b))];
      expect(differenceOf(one, one, factor)?.mean).toBe(0);
      const there = differenceOf(one, other, factor);
      expect(differenceOf(other, one, factor)).toEqual(there);
      const mean = both.reduce((sum, [a, b]) => sum + Math.abs(a - b), 0) / both.length;
      expect(there?.mean).toBeCloseTo(mean);
      for (const [i, [a, b]] of both.entries()) {
        expect(there?.sheet.pixels[4 * i]).toBe(Math.min(factor * Math.abs(a - b), 255));
      }
    }),
  );
});

test('only runs from the same noise are compared, whatever their method', () => {
  const run: RunSpec = { sampler: 'ddim', network: 'dial', steps: 4, count: 16, seed: 1, label: 'mixed' };
  expect(sameStart(run, { ...run, sampler: 'multistep', network: 'specialist-1', steps: 1 })).toBe(true);
  for (const other of [{ seed: 2 }, { count: 4 }, { label: 3 }, { prompt: { captions: ['cat'], guidance: 1 } }]) {
    expect(sameStart(run, { ...run, ...other })).toBe(false);
  }
});
