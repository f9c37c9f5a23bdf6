/** A place of the figures in words. */
import type { Messages } from '../../../locales/en.ts';
import type { CurvePoint } from '../../../session/curve-point.ts';
import { stopWords } from '../../../session/stops.ts';
import { seriesName } from './series-words.ts';

/** "DDIM, 4 steps". */
export const placeWords = ({ series, steps }: CurvePoint, messages: Messages): string =>
  messages.frontier.place({ name: seriesName(series, messages), steps: stopWords(steps, messages) });
