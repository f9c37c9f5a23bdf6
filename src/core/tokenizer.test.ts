/** The tokenizer against golden tokens from training, and properties of every caption. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, VocabularyError } from './tokenizer.ts';
import { unknownWords, wordsOf } from './words.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const pieces = read('training/vocabularies/emoji.json') as string[];
interface GoldenCaption {
  caption: string;
  length: number;
  tokens: number[];
  words: { text: string; known: boolean }[];
}
const golden = read('golden/tokens.json') as GoldenCaption[];
const tokenizer = createTokenizer(pieces);
/** All pieces of a caption, without padding. */
const piecesOf = (caption: string): string[] =>
  tokenizer.encode(caption, 4 * caption.length).flatMap((token) => (token === 0 ? [] : [pieces[token] ?? '?']));

describe('golden tokens', () => {
  it('cover enough captions, with known and unknown words', () => {
    expect(golden.length).toBeGreaterThanOrEqual(40);
    const known = golden.flatMap(({ words }) => words.map((word) => word.known));
    expect(known.filter(Boolean).length).toBeGreaterThan(20);
    expect(known.filter((each) => !each).length).toBeGreaterThan(10);
  });

  it.each(golden)('$caption, $length', ({ caption, length, tokens, words }) => {
    expect(tokenizer.encode(caption, length)).toEqual(tokens);
    expect(wordsOf(caption)).toEqual(words.map(({ text }) => text));
    const unknown = words.flatMap(({ text, known }) => (known ? [] : [text]));
    expect(unknownWords(wordsOf(caption), new Set(pieces))).toEqual([...new Set(unknown)]);
  });
});

describe('every caption', () => {
  const captions = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.string({ unit: fc.constantFrom(..."abcdeinorst09' ,-"), maxLength: 60 }),
  );

  it('gets exactly the requested number of tokens, all from the vocabulary', () => {
    fc.assert(
      fc.property(captions, fc.integer({ min: 0, max: 40 }), (caption, length) => {
        const tokens = tokenizer.encode(caption, length);
        expect(tokens).toHaveLength(length);
        for (const token of tokens) expect(pieces[token]).toBeDefined();
        // Padding comes at the end only.
        const filled = tokens.indexOf(0);
        if (filled >= 0) expect(new Set(tokens.slice(filled))).toEqual(new Set([0]));
      }),
    );
  });

  it('is made of its words, and the words of their pieces', () => {
    fc.assert(
      fc.property(captions, (caption) => {
        const text = piecesOf(caption).map((piece) => piece.replace(/^##/, ''));
        expect(text.join('')).toBe(wordsOf(caption).join(''));
        // A piece without a mark begins a word.
        expect(piecesOf(caption).filter((piece) => !piece.startsWith('##'))).toHaveLength(wordsOf(caption).length);
      }),
    );
  });

  it('keeps every known word whole', () => {
    const words = pieces.filter((piece) => /^[a-z0-9']+$/.test(piece));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 8 }), (chosen) => {
        expect(piecesOf(chosen.join(' '))).toEqual(chosen);
      }),
    );
  });
});

describe('a vocabulary', () => {
  it.each<[string, string[], string]>([
    ['without [empty] first', pieces.slice(1), 'begins with [empty]'],
    ['with a piece twice', [...pieces, 'a'], 'names each piece once'],
    ['without a letter', pieces.filter((piece) => piece !== 'q'), 'lacks "q"'],
    ['without a letter inside words', pieces.filter((piece) => piece !== "##'"), `lacks "##'"`],
    ['without any piece', [], 'begins with [empty]'],
  ])('%s is rejected', (_, wrong, said) => {
    expect(() => createTokenizer(wrong)).toThrow(VocabularyError);
    expect(() => createTokenizer(wrong)).toThrow(said);
  });
});
