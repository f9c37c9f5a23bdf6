/** The stops of a model and those that an author allows: lists and ranges as text, and the nearest one. */
import { expect, test } from 'vitest';
import { testManifest } from '../test-support/test-package.ts';
import {
  allowedStops,
  formatStops,
  nearestStop,
  parseStops,
  provisionalStops,
  STANDARD_STOPS,
  stopIndex,
  stopsOf,
  stopTowards,
} from './stops.ts';

test.each([
  ['1-8', [1, 2, 3, 4, 5, 6, 7, 8]],
  ['9-12', [9, 10, 11, 12]],
  ['9,1,3', [1, 3, 9]],
  ['1,2,4,8', [1, 2, 4, 8]],
  ['8, 1,1 ,∞', [1, 8, 256]],
  ['256', [256]],
])('%s', (text, stops) => {
  expect(parseStops(text)).toEqual(stops);
});

test.each(['', ',', '1,,2', '0', '257', '1.5', '8-1', '0-4', '1-x', 'x', '-1', '1-8-16', 'inf-1', '1e0,0x2x'])(
  '"%s" names no stops',
  (text) => {
    expect(parseStops(text)).toBeNull();
  },
);

test('a range up to ∞ holds every budget', () => {
  expect(parseStops(' 4 - inf ')).toHaveLength(253);
});

test.each([
  [[1, 2, 3, 4], '1-4'],
  [[1, 2, 256], '1,2,256'],
  [[4, 5], '4,5'],
  [[7], '7'],
])('%j is written "%s" and read back', (stops, text) => {
  expect(formatStops(stops)).toBe(text);
  expect(parseStops(text)).toEqual(stops);
});

test('a model has its finite budgets and ∞, in rising order', () => {
  expect(stopsOf(testManifest())).toEqual([1, 2, 4, 8, 256]);
  expect(stopsOf({ budgets: { finite: [9, 3, 1, 3], infinite: 256 } })).toEqual([1, 3, 9, 256]);
});

test('until the model is known, the budgets of the address are stops, too', () => {
  expect(provisionalStops({ steps: 4, pin: null })).toEqual(STANDARD_STOPS);
  expect(provisionalStops({ steps: 12, pin: { steps: 64 } })).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 32, 64, 256]);
});

test('a lock leaves the stops that both have, or all if there is none', () => {
  expect(allowedStops([1, 3, 9, 256], [1, 2, 3])).toEqual([1, 3]);
  expect(allowedStops([1, 3, 9, 256], [2, 4])).toEqual([1, 3, 9, 256]);
  expect(allowedStops([1, 3, 9, 256], null)).toEqual([1, 3, 9, 256]);
});

test('the position of a stop', () => {
  expect(stopIndex(STANDARD_STOPS, 256)).toBe(10);
  expect(() => stopIndex(STANDARD_STOPS, 9)).toThrow('9 is not a stop of this dial');
});

test('the nearest stop, by ratio', () => {
  expect(nearestStop(STANDARD_STOPS, 12)).toBe(16);
  expect(nearestStop(STANDARD_STOPS, 9)).toBe(8);
  expect(nearestStop(STANDARD_STOPS, 32)).toBe(32);
  expect(nearestStop([1, 2, 3, 4], 256)).toBe(4);
  expect(nearestStop([8, 256], 16)).toBe(8);
  expect(nearestStop([1, 256], 32)).toBe(256);
});

test('a move across locked stops ends on the next one beyond them, or stays', () => {
  const stops = [1, 4, 32];
  expect(stopTowards(stops, 4, 5)).toBe(32);
  expect(stopTowards(stops, 32, 16)).toBe(4);
  expect(stopTowards(stops, 4, 3)).toBe(1);
  expect(stopTowards(stops, 32, 256)).toBe(32);
  expect(stopTowards([4, 8], 4, 1)).toBe(4);
  expect(stopTowards(STANDARD_STOPS, 8, 16)).toBe(16);
});
