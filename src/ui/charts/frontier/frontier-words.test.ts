/** The frontier in words. */
import { expect, test } from 'vitest';
import { de } from '../../../locales/de.ts';
import { en } from '../../../locales/en.ts';
import type { SeriesName } from '../../../session/curve-point.ts';
import type { Placed } from './frontier.ts';
import { limitWords, pointWords, summariseFrontier } from './frontier-words.ts';

const at = (series: SeriesName, steps: number, ms: number, value: number, borrowed = false): Placed => ({
  series,
  steps,
  proxy: { value, low: value - 0.02, high: value + 0.02, count: 10_000 },
  time: { value: ms, low: ms, high: ms, count: 5 },
  borrowed,
});
const front = [at('specialist', 1, 18, 0.28), at('dial', 3, 47, 0.17), at('dial', 4, 62, 0.165)];
const plain = (text: string) => text.replaceAll('\u202f', ' ');

test('a point by name, its time and where that is from', () => {
  expect(plain(pointWords(at('ddim', 4, 62, 0.79), en))).toBe('DDIM, 4 steps: 62.0 ms, FID-proxy 0.790');
  expect(plain(pointWords(at('ddim', 256, 4000, 0.18, true), en))).toBe(
    'DDIM, ∞ steps: 4.00 s (measured on another curve), FID-proxy 0.180',
  );
  expect(plain(pointWords(at('dial', 1, 5, 0.5), de))).toBe('Regler, 1 Schritt: 5,00 ms, FID-proxy 0,500');
});

test('the best within the limit, and what may be as good in less time', () => {
  const summary = (limit: number | null) => plain(summariseFrontier(front, limit, en));
  expect(summary(100)).toBe(
    'Within 100 ms, the best is the dial with 4 steps: FID-proxy 0.165 in 62.0 ms. ' +
      'Faster and perhaps as good is the dial with 3 steps: 0.170 in 47.0 ms. The difference may be chance.',
  );
  expect(summary(20)).toBe('Within 20 ms, the best is the specialist with 1 step: FID-proxy 0.280 in 18.0 ms.');
  expect(summary(16)).toBe(
    'Nothing measured so far finishes within 16 ms. The fastest is the specialist with 1 step: FID-proxy 0.280 in 18.0 ms.',
  );
  expect(summary(null)).toBe(en.frontier.none);
  expect(summariseFrontier([], 100, en)).toBe(en.frontier.none);
});

test('limits are round', () => {
  expect(plain(limitWords(16, en))).toBe('16 ms');
  expect(plain(limitWords(1000, en))).toBe('1 s');
  expect(plain(limitWords(2500, de))).toBe('2,5 s');
});
