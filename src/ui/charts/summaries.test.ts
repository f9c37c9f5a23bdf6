/** The charts in sentences, in English and German: what is known is said, what is not is left out. */
import { expect, test } from 'vitest';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import type { CurveRecord } from '../../package/curves.ts';
import { STANDARD_STOPS } from '../../session/stops.ts';
import type { LatencyRow, Point, QualityRow } from './rows.ts';
import { summariseLatencyRows, summariseQualityRows } from './summaries.ts';

const point = (value: number, count: number): Point => ({ value, low: value * 0.9, high: value * 1.1, count });
const latency = (times: Record<number, Point>): LatencyRow[] =>
  STANDARD_STOPS.map((steps, index) => ({ index, steps, time: times[steps] ?? null }));
const quality = (rows: Record<number, Partial<QualityRow>>): QualityRow[] =>
  STANDARD_STOPS.map((steps, index) => ({
    index,
    steps,
    series: { dial: null, ddim: null, stochastic: null, specialist: null },
    live: null,
    livePoint: null,
    ...rows[steps],
  }));
const plain = (text: string) => text.replaceAll(/[\u202f\u00a0]/g, ' ');

test('time', () => {
  const rows = latency({ 1: point(10, 1), 4: point(41.5, 5), 256: point(2600, 1) });
  const say = (steps: number, messages = en) => plain(summariseLatencyRows(rows, steps, 16, messages));
  expect(say(4)).toBe('With 4 steps, 16 images took 41.5 ms here (median of 5 runs). That is 4.2 times one step.');
  expect(say(1)).toBe('With 1 step, 16 images took 10.0 ms here (1 run). ∞ takes 260 times as long.');
  expect(say(8)).toBe('8 steps: not measured yet. Every stop is measured while the page rests.');
  expect(say(4, de)).toBe(
    'Mit 4 Schritten brauchten 16 Bilder hier 41,5 ms (Median aus 5 Läufen). Das ist 4,2 Mal so lange wie mit einem Schritt.',
  );
  expect(say(8, de)).toMatch(/^8 Schritte: noch nicht gemessen\. /);
  const alone = latency({ 1: point(10, 2) });
  expect(plain(summariseLatencyRows(alone, 1, 1, de))).toBe(
    'Mit 1 Schritt brauchte 1 Bild hier 10,0 ms (Median aus 2 Läufen).',
  );
});

test('quality', () => {
  const series = (dial: number, specialist: number | null = null) => ({
    dial: point(dial, 10_000),
    ddim: null,
    stochastic: point(9, 10_000),
    specialist: specialist === null ? null : point(specialist, 10_000),
  });
  const floor: CurveRecord = { count: 1, family: 'real', fidProxy: 0.1, fidProxyInterval: [0, 1], kid: 0, accuracy: 1 };
  const estimate = { value: 2.2, low: 2, high: 2.4 };
  const rows = quality({
    2: { series: series(2, 1.5), live: { count: 1200, estimate }, livePoint: { ...estimate, count: 1200 } },
    4: { live: { count: 20, estimate: null } },
    256: { series: series(1) },
  });
  const dial = { sampler: 'multistep', specialists: false } as const;
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 2 }, en)).toBe(
    'With 2 steps the dial has FID-proxy 2.00 (10,000 samples), 2.0 times the dial’s at ∞; real pictures against real ones give 0.100. The 1,200 images made here so far give 2.20 (95 % interval 2.00 to 2.40).',
  );
  expect(summariseQualityRows(rows, undefined, { ...dial, specialists: true, steps: 2 }, de)).toBe(
    'Mit 2 Schritten erreicht der Spezialist FID-proxy 1,50 (10.000 Bilder), 1,5\u00a0Mal so viel wie der Regler bei ∞. Die 1.200 bisher hier entstandenen Bilder ergeben 2,20 (95\u2011%\u2011Intervall 2,00 bis 2,40).',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 256 }, en)).toBe(
    'With ∞ steps the dial has FID-proxy 1.00 (10,000 samples); real pictures against real ones give 0.100.',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 4 }, de)).toBe(
    'Die 20 bisher hier entstandenen Bilder sind zu wenige für eine Schätzung.',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 8 }, en)).toBe(en.quality.none);
});
