/** A place of the figures in words. */
import type { Messages } from '../../locales/en.ts';
import type { CurvePoint } from '../../session/curve-point.ts';
import { stopWords } from '../../session/stops.ts';

/** "DDIM, 4 steps". */
export const placeWords = ({ series, steps }: CurvePoint, messages: Messages): string =>
  messages.frontier.place({ name: messages.frontier.names[series], steps: stopWords(steps, messages) });
