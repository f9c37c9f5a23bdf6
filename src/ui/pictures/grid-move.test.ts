/** Keys in a grid of pictures. */
import { expect, test } from 'vitest';
import { gridMove } from './grid-move.ts';

test.each([
  ['ArrowRight', 3, 4],
  ['ArrowRight', 15, 15],
  ['ArrowLeft', 4, 3],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 1, 5],
  ['ArrowDown', 13, 13],
  ['ArrowUp', 5, 1],
  ['ArrowUp', 2, 2],
  ['Home', 7, 0],
  ['End', 7, 15],
  ['Enter', 7, null],
])('%s from %i', (key, from, to) => {
  expect(gridMove(key, from, 16, 4)).toBe(to);
});
