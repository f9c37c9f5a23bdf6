/** What the curves are called: the dial's two by names of their own, every other by its sampler's. */
import type { Messages } from '../../../locales/en.ts';
import type { SeriesName } from '../../../session/curve-point.ts';

/** For legends. */
export const seriesTitle = (series: SeriesName, messages: Messages): string =>
  series === 'dial' || series === 'specialist' ? messages.quality.series[series] : messages.samplers[series].name;

/** For the names of points. */
export const seriesName = (series: SeriesName, messages: Messages): string =>
  series === 'dial' || series === 'specialist' ? messages.frontier.names[series] : messages.samplers[series].name;

/** For the heads of a table, which must fit side by side on a phone. */
export const seriesHead = (series: SeriesName, messages: Messages): string =>
  series === 'dial' || series === 'specialist' ? messages.quality.heads[series] : messages.samplers[series].short;

/** For the middle of a sentence. */
export const seriesSubject = (series: SeriesName, messages: Messages): string =>
  series === 'dial' || series === 'specialist' ? messages.quality.subjects[series] : messages.samplers[series].subject;

/** The training family of the dial's own network. */
export const DIAL_FAMILY = 'multistep';

/** "trained as: TRACT, my-family": families by the names that the page knows, else by the names in the records. */
export function trainedAs(families: readonly string[], { quality }: Messages): string {
  const known = new Map<string, string>(Object.entries(quality.families));
  return quality.trainedAs({ families: families.map((family) => known.get(family) ?? family).join(', ') });
}
