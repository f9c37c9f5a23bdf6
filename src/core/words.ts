/** Cuts captions into words for the tokenizer, and finds the words that a vocabulary lacks. */

/** The words of `caption`: lower-case runs of a–z, 0–9 and the apostrophe. Everything else only separates them. */
export const wordsOf = (caption: string): string[] => caption.toLowerCase().match(/[a-z0-9']+/g) ?? [];

/** The words that the vocabulary lacks, each once: the tokenizer cuts them into smaller pieces. */
export const unknownWords = (words: readonly string[], pieces: ReadonlySet<string>): string[] => [
  ...new Set(words.filter((word) => !pieces.has(word))),
];
