/** Cuts captions into words and words into a vocabulary's pieces, and finds what a network does not read whole. */

interface Vocabulary {
  has(piece: string): boolean;
}

/** The words of `caption`: lower-case runs of a–z, 0–9 and the apostrophe. Everything else only separates them. */
export const wordsOf = (caption: string): string[] => caption.toLowerCase().match(/[a-z0-9']+/g) ?? [];

/** The words that the vocabulary lacks, each once: the tokenizer cuts them into smaller pieces. */
export const unknownWords = (words: readonly string[], pieces: Vocabulary): string[] => [
  ...new Set(words.filter((word) => !pieces.has(word))),
];

/** `word` cut from the left into the longest pieces of a vocabulary that has every letter. */
export function cutWord(word: string, pieces: Vocabulary): string[] {
  const found: string[] = [];
  let start = 0;
  while (start < word.length) {
    const mark = start > 0 ? '##' : '';
    let end = word.length;
    while (end > start + 1 && !pieces.has(mark + word.slice(start, end))) end--;
    found.push(mark + word.slice(start, end));
    start = end;
  }
  return found;
}

/** How many of `words` a network reads whole that takes `length` pieces. */
export function wordsWithin(words: readonly string[], pieces: Vocabulary, length: number): number {
  let taken = 0;
  const cut = words.findIndex((word) => {
    taken += cutWord(word, pieces).length;
    return taken > length;
  });
  return cut === -1 ? words.length : cut;
}
