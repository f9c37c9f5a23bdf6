/** The tokenizer against golden tokens from training, and what holds for every caption. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, VocabularyError, type Word } from './tokenizer.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const pieces = read('training/vocabularies/emoji.json') as string[];
const golden = read('golden/tokens.json') as { caption: string; length: number; tokens: number[]; words: Word[] }[];
const tokenizer = createTokenizer(pieces);

describe('golden tokens', () => {
  it('are of enough captions, with words known and unknown', () => {
    expect(golden.length).toBeGreaterThanOrEqual(40);
    const known = golden.flatMap(({ words }) => words.map((word) => word.known));
    expect(known.filter(Boolean).length).toBeGreaterThan(20);
    expect(known.filter((each) => !each).length).toBeGreaterThan(10);
  });

  it.each(golden)('$caption, $length', ({ caption, length, tokens, words }) => {
    expect(tokenizer.encode(caption, length)).toEqual(tokens);
    expect(tokenizer.words(caption)).toEqual(words);
  });
});

describe('every caption', () => {
  const captions = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.string({ unit: fc.constantFrom(..."abcdeinorst09' ,-"), maxLength: 60 }),
  );

  it('has as many tokens as asked for, each of the vocabulary', () => {
    fc.assert(
      fc.property(captions, fc.integer({ min: 0, max: 40 }), (caption, length) => {
        const tokens = tokenizer.encode(caption, length);
        expect(tokens).toHaveLength(length);
        for (const token of tokens) expect(pieces[token]).toBeDefined();
        // Fills once at the end, never between.
        const filled = tokens.indexOf(0);
        if (filled >= 0) expect(new Set(tokens.slice(filled))).toEqual(new Set([0]));
      }),
    );
  });

  it('is made of its words, and they of their pieces', () => {
    fc.assert(
      fc.property(captions, (caption) => {
        for (const { text, known, pieces } of tokenizer.words(caption)) {
          expect(text).toMatch(/^[a-z0-9']+$/);
          expect(pieces.map((piece) => piece.replace(/^##/, '')).join('')).toBe(text);
          expect(pieces.length === 1).toBe(known);
        }
      }),
    );
  });

  it('keeps every known word whole', () => {
    const words = pieces.filter((piece) => /^[a-z0-9']+$/.test(piece));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (chosen) => {
        const read = tokenizer.words(chosen.join(' '));
        expect(read).toEqual(chosen.map((text) => ({ text, known: true, pieces: [text] })));
      }),
    );
  });
});

describe('a vocabulary', () => {
  it.each<[string, string[], string]>([
    ['without [empty] first', pieces.slice(1), 'begins with [empty]'],
    ['with a piece twice', [...pieces, 'a'], 'names each piece once'],
    ['without a letter', pieces.filter((piece) => piece !== 'q'), 'lacks "q"'],
    ['without a letter inside of words', pieces.filter((piece) => piece !== "##'"), `lacks "##'"`],
    ['of nothing', [], 'begins with [empty]'],
  ])('%s is refused', (_, wrong, said) => {
    expect(() => createTokenizer(wrong)).toThrow(VocabularyError);
    expect(() => createTokenizer(wrong)).toThrow(said);
  });
});
