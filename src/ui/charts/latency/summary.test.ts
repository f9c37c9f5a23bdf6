/** The chart of time in sentences, in English and German: what is known is said, what is not is left out. */
import { expect, test } from 'vitest';
import { de } from '../../../locales/de.ts';
import { en } from '../../../locales/en.ts';
import { STANDARD_STOPS } from '../../../session/stops.ts';
import type { Point } from '../kit/point.ts';
import type { LatencyRow } from './rows.ts';
import { summariseLatencyRows } from './summary.ts';

const point = (value: number, count: number): Point => ({ value, low: value * 0.9, high: value * 1.1, count });
const latency = (times: Record<number, Point>): LatencyRow[] =>
  STANDARD_STOPS.map((steps, index) => ({ index, steps, time: times[steps] ?? null, tooShort: false }));
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

test('time', () => {
  const rows = latency({ 1: point(10, 1), 4: point(41.5, 5), 256: point(2600, 1) });
  const say = (steps: number, messages = en) => plain(summariseLatencyRows(rows, steps, 16, messages));
  expect(say(4)).toBe(
    'With 4 steps, 16 images took 41.5 ms here (median of 5 runs). That is 4.2 times as long as one step.',
  );
  expect(say(1)).toBe('With 1 step, 16 images took 10.0 ms here (1 run). ∞ takes 260 times as long.');
  expect(say(8)).toBe('8 steps: not measured yet. The page measures every stop while it is idle.');
  expect(say(4, de)).toBe(
    'Mit 4 Schritten brauchten 16 Bilder hier 41,5 ms (Median aus 5 Läufen). Das ist 4,2 Mal so lange wie mit einem Schritt.',
  );
  expect(say(8, de)).toMatch(/^8 Schritte: noch nicht gemessen\. /);
  const alone = latency({ 1: point(10, 2) });
  expect(plain(summariseLatencyRows(alone, 1, 1, de))).toBe(
    'Mit 1 Schritt brauchte 1 Bild hier 10,0 ms (Median aus 2 Läufen).',
  );

  const coarse = latency({ 4: point(100, 1) }).map((row) => ({ ...row, tooShort: row.steps === 1 }));
  expect(plain(summariseLatencyRows(coarse, 4, 1, en))).toBe('With 4 steps, 1 image took 100 ms here (1 run).');
  expect(summariseLatencyRows(coarse, 1, 1, en)).toMatch(/^1 step: too short/);
});
