/** What the quality chart calls its curves. */
import type { SeriesName } from './rows.ts';

export const SERIES_WORDS: Record<SeriesName, string> = {
  dial: 'The dial, multistep consistency',
  ddim: 'DDIM, ∞ network',
  stochastic: 'Stochastic consistency',
  specialist: 'Specialists, one network per budget',
};

export const LIVE_WORDS = 'Live, this page';
export const FLOOR_WORDS = 'Real against real';

/** The same for the heads of the table, which must fit side by side on a phone. */
export const SERIES_HEADS: Record<SeriesName, string> = {
  dial: 'Dial',
  ddim: 'DDIM',
  stochastic: 'Stochastic',
  specialist: 'Specialist',
};

/** The same as the subject of a sentence. */
export const SERIES_SUBJECTS: Record<SeriesName, string> = {
  dial: 'the dial',
  ddim: 'plain DDIM',
  stochastic: 'stochastic consistency sampling',
  specialist: 'the specialist',
};
