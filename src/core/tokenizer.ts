/**
 * Turns captions into tokens, exactly as training's `tokenizer.py` does.
 *
 * A caption is lower-cased and cut into words: runs of the letters a–z, digits and apostrophes. A word of the vocabulary is
 * one token. Any other word is cut from the left into the longest pieces of the vocabulary ("##" marks a piece inside a
 * word), as in WordPiece (Wu et al. 2016). Every letter and digit is a piece, so nothing is unknown. Token 0 pads.
 */

import { cutWord, wordsOf } from './words.ts';

/** Token 0. */
const EMPTY = '[empty]';
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789'";

export interface Tokenizer {
  /** Size of the vocabulary; tokens are smaller. */
  readonly size: number;
  /** The first `length` tokens of a caption, padded. */
  encode(caption: string, length: number): number[];
}

/** Thrown for a vocabulary that cannot express every caption. */
export class VocabularyError extends Error {
  override name = 'VocabularyError';
}

/** A tokenizer for `pieces`, which are in the order of their tokens. Throws `VocabularyError`. */
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

  return {
    size: pieces.length,
    encode: (caption, length) => {
      const all = wordsOf(caption).flatMap((word) => cutWord(word, tokens));
      return Array.from({ length }, (_, i) => tokens.get(all[i] ?? EMPTY) ?? 0);
    },
  };
}
