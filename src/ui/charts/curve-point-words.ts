/** A place of the figures in words. */
import type { Words } from '../../locales/en.ts';
import type { Place } from '../../session/curve-point.ts';
import { stopWords } from '../../session/stops.ts';

/** "DDIM, 4 steps". */
export const placeWords = ({ series, steps }: Place, words: Words): string =>
  words.frontier.place({ name: words.frontier.names[series], steps: stopWords(steps, words) });
