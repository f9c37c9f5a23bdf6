/** The frontier in words: what a point is called, and what is best within the time limit. */
import type { Words } from '../../locales/en.ts';
import { formatMs, formatPlain, formatProxy } from '../../locales/format.ts';
import { stopLabel } from '../../session/stops.ts';
import { placeWords } from './curve-point-words.ts';
import { asGood, bestWithin, type Placed } from './frontier.ts';

/** "DDIM, 4 steps: 62 ms, FID-proxy 0.79". */
export function pointWords(point: Placed, words: Words): string {
  const { pointName, pointBorrowed } = words.frontier;
  const name = point.borrowed ? pointBorrowed : pointName;
  return name({ place: placeWords(point, words), ...figuresOf(point, words) });
}

const figuresOf = ({ time, proxy }: Placed, words: Words) => ({
  time: formatMs(time.value, words),
  proxy: formatProxy(proxy.value, words),
});

/** What to choose within `limit` ms, and what is faster and not clearly worse. `front` as `paretoFront` gives it. */
export function summariseFrontier(front: readonly Placed[], limit: number | null, words: Words): string {
  const { none, tooSlow, best: bestWords, asGood: asGoodWords } = words.frontier;
  const [fastest] = front;
  if (fastest === undefined || limit === null) return none;
  const within = limitWords(limit, words);
  const tell = (point: Placed) => ({
    steps: stopLabel(point.steps),
    subject: words.quality.subjects[point.series],
    ...figuresOf(point, words),
  });
  const best = bestWithin(front, limit);
  if (best === null) return tooSlow({ limit: within, ...tell(fastest) });
  const faster = asGood(front, best);
  const first = bestWords({ limit: within, ...tell(best) });
  return faster === null ? first : `${first}${words.gap}${asGoodWords(tell(faster))}`;
}

/** "100 ms", "1 s", "2.5 s". */
export const limitWords = (ms: number, words: Words): string =>
  ms < 1000 ? `${formatPlain(ms, words)}\u202fms` : `${formatPlain(ms / 1000, words)}\u202fs`;
