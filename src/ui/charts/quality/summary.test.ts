/** The chart of quality in sentences, in English and German: what is known is said, what is not is left out. */
import { expect, test } from 'vitest';
import { de } from '../../../locales/de.ts';
import { en } from '../../../locales/en.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { bySeries } from '../../../session/curve-point.ts';
import { STANDARD_STOPS } from '../../../session/stops.ts';
import type { Point } from '../kit/point.ts';
import type { QualityRow } from './rows.ts';
import { summariseQualityRows } from './summary.ts';

const point = (value: number, count: number): Point => ({ value, low: value * 0.9, high: value * 1.1, count });
const quality = (rows: Record<number, Partial<QualityRow>>): QualityRow[] =>
  STANDARD_STOPS.map((steps, index) => ({
    index,
    steps,
    series: bySeries(() => null),
    live: null,
    livePoint: null,
    ...rows[steps],
  }));

test('quality', () => {
  const series = (dial: number, specialist: number | null = null) => ({
    ...bySeries(() => null),
    dial: point(dial, 10_000),
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
    'With 2 steps, the dial scores an FID-proxy of 2.00 (10,000 samples), 2.0 times the dial’s score at ∞; real images score 0.100. The 1,200 images made here so far score 2.20 (95% interval 2.00 to 2.40).',
  );
  expect(summariseQualityRows(rows, undefined, { ...dial, specialists: true, steps: 2 }, de)).toBe(
    'Mit 2 Schritten erreicht der Spezialist einen FID-proxy von 1,50 (10.000 Bilder), das 1,5\u2011Fache des Reglers bei ∞. Die 1.200 bisher hier entstandenen Bilder erreichen 2,20 (95\u2011%\u2011Intervall 2,00 bis 2,40).',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 256 }, en)).toBe(
    'With ∞ steps, the dial scores an FID-proxy of 1.00 (10,000 samples); real images score 0.100.',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 4 }, de)).toBe(
    'Die 20 bisher hier entstandenen Bilder sind zu wenige für eine Schätzung.',
  );
  expect(summariseQualityRows(rows, floor, { ...dial, steps: 8 }, en)).toBe(en.quality.none);
});
