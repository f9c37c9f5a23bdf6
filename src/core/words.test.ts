/** Words of captions, and which of them are unknown. */
import { expect, test } from 'vitest';
import { cutWord, unknownWords, wordsOf, wordsWithin } from './words.ts';

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

test('words are read whole or not at all, as many as their pieces fit', () => {
  const pieces = new Set(['a', 'b', '##b', '##c', 'cat', '##face']);
  expect(cutWord('catface', pieces)).toEqual(['cat', '##face']);
  expect(cutWord('abc', pieces)).toEqual(['a', '##b', '##c']);
  const words = ['a', 'catface', 'b'];
  expect([0, 1, 2, 3, 4, 9].map((length) => wordsWithin(words, pieces, length))).toEqual([0, 1, 1, 2, 3, 3]);
});
