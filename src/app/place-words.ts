/** A place of the figures in words. */
import type { Words } from '../words/en.ts';
import type { Place } from './place.ts';
import { stopWords } from './stops.ts';

/** "DDIM, 4 steps". */
export const placeWords = ({ series, steps }: Place, words: Words): string =>
  words.frontier.place({ name: words.frontier.names[series], steps: stopWords(steps, words) });
