/**
 * Captions to tokens: words, else the longest pieces of words that there are. The same as training's `tokenizer.py`.
 *
 * A caption is lower-cased and cut into words, runs of the letters a–z, digits and apostrophes. A word of the vocabulary
 * is one token. Another is cut from its left into the longest pieces there are ("##" marks a piece inside of a word), as
 * WordPiece does (Wu et al. 2016); every letter and digit is a piece, so that nothing is unknown. Token 0 fills the rest.
 */

import { wordsOf } from './words.ts';

/** Token 0. */
const EMPTY = '[empty]';
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'";

export interface Word {
  /** As it is read: lower-cased, without what is no letter, digit or apostrophe. */
  text: string;
  /** Whether the vocabulary has it whole. The meaning of any other word is guessed from its pieces. */
  known: boolean;
  pieces: string[];
}

export interface Tokenizer {
  /** Of the vocabulary: tokens are from 0 to one less. */
  readonly size: number;
  /** `length` tokens of a caption; what does not fit is left out. */
  encode(caption: string, length: number): number[];
  /** The words of a caption in order, those that do not fit too. */
  words(caption: string): Word[];
}

/** Thrown for a vocabulary in which not every caption has tokens. */
export class VocabularyError extends Error {
  override name = 'VocabularyError';
}

/** A tokenizer of `pieces`, in the order of their tokens. Throws `VocabularyError`. */
export function createTokenizer(pieces: readonly string[]): Tokenizer {
  const tokens = new Map(pieces.map((piece, token) => [piece, token]));
  if (pieces[0] !== EMPTY || tokens.size !== pieces.length) {
    throw new VocabularyError(`A vocabulary begins with ${EMPTY} and names each piece once. Export the model again.`);
  }
  for (const letter of LETTERS) {
    for (const piece of [letter, `##${letter}`]) {
      if (!tokens.has(piece)) {
        throw new VocabularyError(`The vocabulary lacks "${piece}". Export the model again.`);
      }
    }
  }
  const longest = pieces.reduce((length, piece) => Math.max(length, piece.length), 0);

  function piecesOf(word: string): string[] {
    const found: string[] = [];
    let start = 0;
    while (start < word.length) {
      const mark = start > 0 ? '##' : '';
      let end = Math.min(word.length, start + longest);
      // Ends at a single letter at the latest: every one is a piece.
      while (!tokens.has(mark + word.slice(start, end))) end--;
      found.push(mark + word.slice(start, end));
      start = end;
    }
    return found;
  }

  function words(caption: string): Word[] {
    return wordsOf(caption).map((text) => ({ text, known: tokens.has(text), pieces: piecesOf(text) }));
  }

  return {
    size: pieces.length,
    encode: (caption, length) => {
      const all = words(caption).flatMap(({ pieces }) => pieces);
      return Array.from({ length }, (_, i) => tokens.get(all[i] ?? EMPTY) ?? 0);
    },
    words,
  };
}
