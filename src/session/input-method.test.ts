/** Keys of an input method are told from the page's own. */
import { expect, test } from 'vitest';
import { isForInputMethod } from './input-method.ts';

test.each([
  ['Escape pressed on the page', false, 27, false],
  ['Enter pressed on the page', false, 13, false],
  ['Escape while composing', true, 27, true],
  ['any key while composing', true, 229, true],
  ['the Enter with which Safari ends a composition', false, 229, true],
])('%s', (_, isComposing, keyCode, expected) => {
  expect(isForInputMethod({ isComposing, keyCode })).toBe(expected);
});
