/** The keys of the caption box. */
import { expect, test } from 'vitest';
import { CLOSED, type ListState, pressKey } from './combobox-keys.ts';

const open = (active: number | null): ListState => ({ open: true, active });
const press = (key: string, list: ListState, count = 3, alt = false) => pressKey(key, alt, list, count);

test('arrows open the list, move in it and go round', () => {
  expect(press('ArrowDown', CLOSED)).toEqual({ list: open(0), taken: true });
  expect(press('ArrowUp', CLOSED)?.list).toEqual(open(2));
  expect(press('ArrowDown', open(null))?.list).toEqual(open(0));
  expect(press('ArrowDown', open(0))?.list).toEqual(open(1));
  expect(press('ArrowDown', open(2))?.list).toEqual(open(0));
  expect(press('ArrowUp', open(0))?.list).toEqual(open(2));
  expect(press('ArrowDown', CLOSED, 3, true)?.list).toEqual(open(null));
  expect(press('ArrowUp', open(1), 3, true)?.list).toEqual(CLOSED);
});

test('with nothing to suggest arrows and Escape are not taken', () => {
  expect(press('ArrowDown', CLOSED, 0)).toBeNull();
  expect(press('ArrowUp', CLOSED, 0)).toBeNull();
  expect(press('Escape', open(null), 0)).toBeNull();
});

test('Enter takes the option reached, else the text, and closes', () => {
  expect(press('Enter', open(1))).toEqual({ list: CLOSED, taken: true, enter: 1 });
  expect(press('Enter', open(null))).toEqual({ list: CLOSED, taken: true, enter: 'text' });
  expect(press('Enter', { open: false, active: 1 })?.enter).toBe('text');
});

test('Escape closes the list; a second one is the page’s', () => {
  expect(press('Escape', open(1))).toEqual({ list: CLOSED, taken: true });
  expect(press('Escape', CLOSED)).toBeNull();
});

test('moving in the text leaves the options; other keys are the text’s', () => {
  expect(press('ArrowLeft', open(1))).toEqual({ list: open(null), taken: false });
  expect(press('End', open(1))?.list).toEqual(open(null));
  expect(press('a', open(1))).toBeNull();
  expect(press('Tab', open(1))).toBeNull();
});
