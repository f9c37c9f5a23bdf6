/** What a row of timed batches says: the first, which warms up, and the spread of the others of its size. */

export interface Timings {
  /** Images of the batches that the figures below speak of. */
  batchSize: number;
  /** The first batch, whose time includes warm-up; left out of the figures below. */
  warmUpMs: number;
  /** Batches measured: full ones after the first. With 0 there are no figures. */
  batches: number;
  medianMs: number | null;
  minMs: number | null;
  maxMs: number | null;
  /** All batches, warm-up included. */
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

/** Finer than 0.01 ms no clock here is. */
const round = (ms: number): number => Math.round(ms * 100) / 100;
