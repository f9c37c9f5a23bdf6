/** Points of a curve survive the way to settings, runs and the address and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CurvePoint, formatCurvePoint, parseCurvePoint, SERIES, settingsFor } from './curve-point.ts';
import { pointOfSettings } from './run-specs.ts';
import { STANDARD_STOPS } from './stops.ts';

const point: fc.Arbitrary<CurvePoint> = fc.record({
  series: fc.constantFrom(...SERIES),
  steps: fc.constantFrom<number>(...STANDARD_STOPS),
});
const model = { networks: ['dial', ...STANDARD_STOPS.map((steps) => `specialist-${steps}`)].map((name) => ({ name })) };

test('settings and address give the same point back', () => {
  fc.assert(
    fc.property(point, (value) => {
      expect(parseCurvePoint(formatCurvePoint(value))).toEqual(value);
      expect(pointOfSettings(settingsFor(value), model)).toEqual(value);
    }),
  );
});

test('any text parses to a point with exactly that text, or to none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseCurvePoint(text);
      if (parsed !== null) expect(formatCurvePoint(parsed)).toBe(text);
    }),
  );
  expect(parseCurvePoint('ddim.4')).toEqual({ series: 'ddim', steps: 4 });
  expect(parseCurvePoint('dial.inf')).toEqual({ series: 'dial', steps: 256 });
  for (const text of [null, '', 'ddim', 'ddim.', 'ddim.0', 'ddim.257', 'ddim.04', 'dial.256', 'real.4', 'ddim.4 ']) {
    expect(parseCurvePoint(text)).toBeNull();
  }
});

test('without a specialist for the budget, the settings are on the dial', () => {
  const choice = { sampler: 'multistep', specialists: true, steps: 3 } as const;
  expect(pointOfSettings(choice, { networks: [{ name: 'dial' }] })).toEqual({ series: 'dial', steps: 3 });
});
