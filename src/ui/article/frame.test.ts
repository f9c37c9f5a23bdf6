import { assert, constantFrom, double, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { dots, line, partsOf, pointAtParts, START_REACH, TALL, WIDE, withinReach } from './frame.ts';

const point = tuple(double({ min: -5, max: 5, noNaN: true }), double({ min: -5, max: 5, noNaN: true }));

it('finds the point again under the place where it is drawn', () => {
  assert(
    property(point, constantFrom(WIDE, TALL), ([x, y], frame) => {
      const { left, top } = partsOf([x, y], frame);
      const [foundX, foundY] = pointAtParts(left, top, frame);
      expect(foundX).toBeCloseTo(x, 10);
      expect(foundY).toBeCloseTo(y, 10);
    }),
  );
});

it('keeps every starting noise inside the frame', () => {
  assert(
    property(point, constantFrom(WIDE, TALL), (anywhere, frame) => {
      const kept = withinReach(anywhere);
      const { left, top } = partsOf(kept, frame);
      expect(Math.min(left, top, 1 - left, 1 - top)).toBeGreaterThan(0);
      expect(Math.max(...kept.map(Math.abs))).toBeLessThanOrEqual(START_REACH);
    }),
  );
});

it('writes lines and dots as path data, y upwards', () => {
  const points = [
    [0, 0],
    [1, 1],
  ] as const;
  expect(line(points)).toBe('M260.0 260.0L360.0 160.0');
  expect(dots(points)).toBe('M260.0 260.0h0M360.0 160.0h0');
  expect(line([])).toBe('');
});
