/** The frontier in words: what a point is called, and what is best within the time limit. */
import type { Messages } from '../../../locales/en.ts';
import { formatMs, formatPlain, formatProxy } from '../../../locales/format.ts';
import { stopLabel } from '../../../session/stops.ts';
import { placeWords } from '../kit/curve-point-words.ts';
import { seriesSubject } from '../kit/series-words.ts';
import { asGood, bestWithin, type Placed } from './frontier.ts';

/** "DDIM, 4 steps: 62 ms, FID-proxy 0.79". */
export function pointWords(point: Placed, messages: Messages): string {
  const { pointName, pointBorrowed } = messages.frontier;
  const name = point.borrowed ? pointBorrowed : pointName;
  return name({ place: placeWords(point, messages), ...figuresOf(point, messages) });
}

const figuresOf = ({ time, proxy }: Placed, messages: Messages) => ({
  time: formatMs(time.value, messages),
  proxy: formatProxy(proxy.value, messages),
});

/** What to choose within `limit` ms, and what is faster and not clearly worse. `front` as `paretoFront` gives it. */
export function summariseFrontier(front: readonly Placed[], limit: number | null, messages: Messages): string {
  const { none, tooSlow, best: bestWords, asGood: asGoodWords } = messages.frontier;
  const [fastest] = front;
  if (fastest === undefined || limit === null) return none;
  const within = limitWords(limit, messages);
  const tell = (point: Placed) => ({
    steps: stopLabel(point.steps),
    subject: seriesSubject(point.series, messages),
    ...figuresOf(point, messages),
  });
  const best = bestWithin(front, limit);
  if (best === null) return tooSlow({ limit: within, ...tell(fastest) });
  const faster = asGood(front, best);
  const first = bestWords({ limit: within, ...tell(best) });
  return faster === null ? first : `${first}${messages.gap}${asGoodWords(tell(faster))}`;
}

/** "100 ms", "1 s", "2.5 s". */
export const limitWords = (ms: number, messages: Messages): string =>
  ms < 1000 ? `${formatPlain(ms, messages)}\u202fms` : `${formatPlain(ms / 1000, messages)}\u202fs`;
