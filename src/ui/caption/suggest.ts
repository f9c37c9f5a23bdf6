/** Finds captions to suggest: those in which every word that was typed begins a word. */
import { wordsOf } from '../../core/words.ts';

export interface Indexed {
  caption: string;
  /** Its words, each after a space: " red heart". */
  words: string;
}

/** The words of `wordsOf`, by one pass over the text: 20,000 captions are indexed on the main thread. */
const spaced = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^a-z0-9']+/g, ' ')
    .trim()}`;

/** Made once for a list of captions, so that a key press searches text and cuts none. */
export const indexCaptions = (captions: readonly string[]): Indexed[] =>
  captions.map((caption) => ({ caption, words: spaced(caption) }));

/** Up to `most` captions for `typed`, in the order of the list; those that begin with it come first. All match no words. */
export function suggest(typed: string, index: readonly Indexed[], most = 8): string[] {
  const words = wordsOf(typed).map((word) => ` ${word}`);
  const whole = words.join('');
  const first: string[] = [];
  const others: string[] = [];
  for (const { caption, words: has } of index) {
    if (has.startsWith(whole)) first.push(caption);
    else if (others.length < most && words.every((word) => has.includes(word))) others.push(caption);
    if (first.length === most) break;
  }
  return [...first, ...others].slice(0, most);
}
