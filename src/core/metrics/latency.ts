/** Latency statistics: the median and the middle half of a few measured runs. */

/** Milliseconds. `low` and `high` are the quartiles; with one run all three are that run. */
export interface LatencySummary {
  count: number;
  median: number;
  low: number;
  high: number;
}

/**
 * Summary of `samples` (ms, any order), or null if there are none.
 *
 * Median and quartiles rather than mean and deviation: other work on the machine only ever adds time, so the
 * distribution has a long upper tail that would pull a mean.
 */
export function summariseLatency(samples: readonly number[]): LatencySummary | null {
  if (samples.length === 0) return null;
  const sorted = [...samples].sort((a, b) => a - b);
  return {
    count: sorted.length,
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
  };
}

/** The `p` quantile of ascending values with linear interpolation (type 7 of Hyndman and Fan 1996, numpy's default). */
export function quantile(ascending: readonly number[], p: number): number {
  const position = (ascending.length - 1) * Math.min(Math.max(p, 0), 1);
  const below = ascending[Math.floor(position)];
  const above = ascending[Math.ceil(position)];
  if (below === undefined || above === undefined) throw new RangeError('A quantile needs at least one value.');
  return below + (above - below) * (position - Math.floor(position));
}
