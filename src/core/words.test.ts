/** Words of captions, and which of them are unknown. */
import { expect, test } from 'vitest';
import { unknownWords, wordsOf } from './words.ts';

test('words are lower-case runs of letters, digits and apostrophes', () => {
  expect(wordsOf('Woman’s  HAT, size-12!')).toEqual(['woman', 's', 'hat', 'size', '12']);
  expect(wordsOf("cat's eyes")).toEqual(["cat's", 'eyes']);
  expect(wordsOf(' … ')).toEqual([]);
});

test('unknown words come once and in order; pieces inside words do not count', () => {
  const pieces = new Set(['[empty]', 'cat', '##face', 'a']);
  expect(unknownWords(wordsOf('a blue cat face, blue'), pieces)).toEqual(['blue', 'face']);
  expect(unknownWords([], pieces)).toEqual([]);
});
