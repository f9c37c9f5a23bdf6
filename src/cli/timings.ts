/** Summarises timed batches: the first one, which warms up, and the spread of the others of its size. */

export interface Timings {
  /** Images per batch of the figures below. */
  batchSize: number;
  /** Time of the first batch, which includes warm-up and is left out of the figures below. */
  warmUpMs: number;
  /** Number of full batches after the first. If it is 0 there are no figures. */
  batches: number;
  medianMs: number | null;
  minMs: number | null;
  maxMs: number | null;
  /** All batches, including warm-up. */
  totalMs: number;
}

/** Figures in ms for `batches` in the order in which they ran. */
export function timingsOf(batches: readonly { count: number; ms: number }[]): Timings {
  const [first, ...rest] = batches;
  const batchSize = first?.count ?? 0;
  const sorted = rest
    .filter(({ count }) => count === batchSize)
    .map(({ ms }) => ms)
    .sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return {
    batchSize,
    warmUpMs: round(first?.ms ?? 0),
    batches: sorted.length,
    medianMs: low === undefined || high === undefined ? null : round((low + high) / 2),
    minMs: sorted[0] === undefined ? null : round(sorted[0]),
    maxMs: sorted.at(-1) === undefined ? null : round(sorted.at(-1) ?? 0),
    totalMs: round(batches.reduce((sum, { ms }) => sum + ms, 0)),
  };
}

/** No clock here is finer than 0.01 ms. */
const round = (ms: number): number => Math.round(ms * 100) / 100;
