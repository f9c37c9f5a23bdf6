/** Stops that an author allows: lists and ranges in words, and the nearest allowed one. */
import { expect, test } from 'vitest';
import { nearestStop, parseStops, STOPS, stopTowards } from './stops.ts';

test.each([
  ['1-8', [1, 2, 3, 4, 5, 6, 7, 8]],
  [' 4 - inf ', [4, 5, 6, 7, 8, 16, 32, 256]],
  ['9-20', [16]],
  ['1,2,4,8', [1, 2, 4, 8]],
  ['8, 1,1 ,∞', [1, 8, 256]],
  ['256', [256]],
])('%s', (text, stops) => {
  expect(parseStops(text)).toEqual(stops);
});

test.each(['', ',', '1,,2', '9', '8-1', '9-10', '1-x', 'x', '-1', '1-8-16', 'inf-1', '1e0,0x2x'])(
  '"%s" is none',
  (text) => {
    expect(parseStops(text)).toBeNull();
  },
);

test('the nearest allowed stop, by places on the dial', () => {
  expect(nearestStop(STOPS, 32)).toBe(32);
  expect(nearestStop([1, 2, 3, 4], 256)).toBe(4);
  expect(nearestStop([8, 256], 16)).toBe(8);
  expect(nearestStop([1, 256], 32)).toBe(256);
});

test('a move over stops that are locked out ends on the next beyond them, or stays', () => {
  const stops = [1, 4, 32];
  expect(stopTowards(stops, 4, 5)).toBe(32);
  expect(stopTowards(stops, 32, 16)).toBe(4);
  expect(stopTowards(stops, 4, 3)).toBe(1);
  expect(stopTowards(stops, 32, 256)).toBe(32);
  expect(stopTowards([4, 8], 4, 1)).toBe(4);
  expect(stopTowards(STOPS, 8, 16)).toBe(16);
});
