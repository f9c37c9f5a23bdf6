/** Captions to words, as the tokenizer cuts them, and which of them a vocabulary lacks. */

/** The words of `caption`: lower-case runs of a–z, 0–9 and the apostrophe. Everything else only separates them. */
export const wordsOf = (caption: string): string[] => caption.toLowerCase().match(/[a-z0-9']+/g) ?? [];

/** The words that are no piece of the vocabulary, each once: the tokenizer makes them of smaller pieces. */
export const unknownWords = (words: readonly string[], pieces: ReadonlySet<string>): string[] => [
  ...new Set(words.filter((word) => !pieces.has(word))),
];
