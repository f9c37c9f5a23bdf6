/** Suggestions by the beginnings of words. */
import { expect, test } from 'vitest';
import { indexCaptions, suggest } from './suggest.ts';

const index = indexCaptions(['smiling cat with heart-eyes', 'cat', 'red heart', 'Category: boat', 'weary cat', 'café']);

test.each([
  ['cat', ['cat', 'Category: boat', 'smiling cat with heart-eyes', 'weary cat']],
  ['CAT  w', ['smiling cat with heart-eyes', 'weary cat']],
  ['heart', ['smiling cat with heart-eyes', 'red heart']],
  ['eyes heart', ['smiling cat with heart-eyes']],
  ['ca', ['cat', 'Category: boat', 'smiling cat with heart-eyes', 'weary cat', 'café']],
  ['at', []],
  ['dog', []],
])('%s', (typed, found) => {
  expect(suggest(typed, index).sort()).toEqual([...found].sort());
});

test('what begins with the words comes first, else the list’s own order, never more than asked for', () => {
  expect(suggest('cat', index)[0]).toBe('cat');
  expect(suggest('cat', index, 3)).toEqual(['cat', 'Category: boat', 'smiling cat with heart-eyes']);
  expect(suggest('', index, 2)).toEqual(['smiling cat with heart-eyes', 'cat']);
});
