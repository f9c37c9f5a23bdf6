/** Places in the plot, the nearest point to a pointer, and the ways of the arrow keys. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCurvePoint, type SeriesName } from '../../../session/curve-point.ts';
import type { Placed } from './frontier.ts';
import { axesFor, nearestPoint, spotOf, walk } from './frontier-spots.ts';

const at = (series: SeriesName, steps: number, ms: number, value: number): Placed => ({
  series,
  steps,
  proxy: { value, low: value, high: value, count: 1 },
  time: { value: ms, low: ms, high: ms, count: 1 },
  borrowed: false,
});
const axes = { time: [10, 1000], proxy: [0.1, 10] } as const;
const plot = { width: 400, height: 200 };
const points = [
  at('dial', 1, 10, 10),
  at('dial', 4, 100, 1),
  at('dial', 16, 1000, 0.1),
  at('ddim', 1, 10, 1),
  at('ddim', 8, 300, 1),
  at('specialist', 4, 100, 0.9),
];

test('spots lie on logarithmic axes, the faster further left and the better further down', () => {
  expect(spotOf(100, 1, axes)).toEqual({ left: 0.5, top: 0.5 });
  expect(spotOf(1, 0, axes)).toEqual({ left: 0, top: 1 });
  expect(axesFor([12, 90], [0.3, 0.4])).toEqual({ time: [10, 100], proxy: [0.2, 0.5] });
  const values = fc.array(
    fc.tuple(fc.double({ min: 0.1, max: 1e5, noNaN: true }), fc.double({ min: 0.01, max: 99, noNaN: true })),
    { minLength: 2 },
  );
  fc.assert(
    fc.property(values, (all) => {
      const ends = axesFor(
        all.map(([ms]) => ms),
        all.map(([, proxy]) => proxy),
      );
      const spots = all.map(([ms, proxy]) => ({ ms, proxy, ...spotOf(ms, proxy, ends) }));
      for (const spot of spots) {
        for (const part of [spot.left, spot.top]) expect(part > 0 && part < 1).toBe(true);
        for (const other of spots) {
          if (spot.ms < other.ms) expect(spot.left).toBeLessThanOrEqual(other.left);
          if (spot.proxy < other.proxy) expect(spot.top).toBeGreaterThanOrEqual(other.top);
        }
      }
    }),
  );
});

test('the nearest point within reach', () => {
  const near = (x: number, y: number) => {
    const point = nearestPoint(points, axes, { ...plot, x, y }, 24);
    return point && formatCurvePoint(point);
  };
  expect(near(205, 96)).toBe('dial.4');
  expect(near(200, 106)).toBe('specialist.4');
  expect(near(223, 100)).toBe('dial.4');
  expect(near(225, 100)).toBeNull();
});

test('arrow keys walk along a curve and across to the next', () => {
  const from = (place: string, ...keys: string[]) => {
    let point = points.find((each) => formatCurvePoint(each) === place);
    for (const key of keys) point = (point && walk(points, point, key)) ?? undefined;
    return point && formatCurvePoint(point);
  };
  expect(from('dial.1', 'ArrowRight')).toBe('dial.4');
  expect(from('dial.4', 'ArrowLeft', 'ArrowLeft')).toBe('dial.1');
  expect(from('dial.1', 'End', 'ArrowRight')).toBe('dial.16');
  expect(from('dial.16', 'Home')).toBe('dial.1');
  expect(from('dial.16', 'ArrowDown')).toBe('ddim.8');
  expect(from('ddim.1', 'ArrowDown', 'ArrowDown')).toBe('specialist.4');
  expect(from('specialist.4', 'ArrowUp')).toBe('ddim.8');
  expect(from('dial.4', 'ArrowUp')).toBe('dial.4');
  expect(from('dial.4', 'a')).toBeUndefined();
});
