/** Places: there and back between settings, runs and the address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CurvePoint, formatCurvePoint, parseCurvePoint, SERIES, settingsFor } from './curve-point.ts';
import { pointOfSettings } from './run-specs.ts';
import { STOPS } from './stops.ts';

const place: fc.Arbitrary<CurvePoint> = fc.record({
  series: fc.constantFrom(...SERIES),
  steps: fc.constantFrom<number>(...STOPS),
});
const model = { networks: ['dial', ...STOPS.map((steps) => `specialist-${steps}`)].map((name) => ({ name })) };

test('there and back', () => {
  fc.assert(
    fc.property(place, (value) => {
      expect(parseCurvePoint(formatCurvePoint(value))).toEqual(value);
      expect(pointOfSettings(settingsFor(value), model)).toEqual(value);
    }),
  );
});

test('any text parses to a place that is written just so, or to none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseCurvePoint(text);
      if (parsed !== null) expect(formatCurvePoint(parsed)).toBe(text);
    }),
  );
  expect(parseCurvePoint('ddim.4')).toEqual({ series: 'ddim', steps: 4 });
  expect(parseCurvePoint('dial.inf')).toEqual({ series: 'dial', steps: 256 });
  for (const text of [null, '', 'ddim', 'ddim.', 'ddim.9', 'ddim.04', 'dial.256', 'real.4', 'ddim.4 ']) {
    expect(parseCurvePoint(text)).toBeNull();
  }
});

test('where the model ships no specialist the settings stand on the dial', () => {
  const choice = { sampler: 'multistep', specialists: true, steps: 3 } as const;
  expect(pointOfSettings(choice, { networks: [{ name: 'dial' }] })).toEqual({ series: 'dial', steps: 3 });
});
