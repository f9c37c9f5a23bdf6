/** Where things lie in a small chart: stops from left to right in %, values on a logarithmic scale from the top in %. */
import type { CSSProperties } from 'react';
import { logDomain, logPart, logTicks } from '../kit/log-axis.ts';

export interface Scale {
  /** Where a value lies, in % from the top. */
  top: (value: number) => number;
  /** At most two round values, with room between them for their names. */
  ticks: number[];
}

const MOST = 2;
/** Parts of the height: two ticks stand apart by this much, and the name of one covers this much above and below it. */
const APART = 0.3;
const COVERED = { above: 0.3, below: 0.06 };

/**
 * A scale that holds `values`.
 *
 * @param clear Values that are drawn at the left end, where ticks are named: no name covers them.
 */
export function scaleFor(values: readonly number[], clear: readonly number[]): Scale {
  const ends = logDomain(values);
  const part = (value: number) => logPart(value, ends);
  const covers = (tick: number) =>
    clear.some((value) => part(value) - part(tick) < COVERED.above && part(tick) - part(value) < COVERED.below);
  const free = values.length === 0 ? [] : logTicks(...ends).filter((tick) => !covers(tick));
  // Powers of ten first: "1 s" says more at a glance than "2 s".
  const preferred = [...free.filter(isPowerOfTen), ...free.filter((tick) => !isPowerOfTen(tick))];
  const ticks: number[] = [];
  for (const tick of preferred) {
    if (ticks.length < MOST && ticks.every((other) => Math.abs(part(tick) - part(other)) >= APART)) ticks.push(tick);
  }
  return { top: (value) => 100 * (1 - part(value)), ticks: ticks.sort((a, b) => a - b) };
}

const isPowerOfTen = (value: number): boolean => Number.isInteger(Math.log10(value));

/** The position of a stop on a dial of `count` stops, as a part of its length. */
const stopPart = (index: number, count: number): number => index / Math.max(count - 1, 1);

/** How far along a dial of `count` stops a stop lies, in %. */
export const stopLeft = (index: number, count: number): number => 100 * stopPart(index, count);

/** For CSS: the stop at `index` as a part of the dial's length. */
export const stopStyle = (index: number, count: number): CSSProperties =>
  ({ '--at': stopPart(index, count) }) as CSSProperties;
