/** A logarithmic axis whose ends and ticks are round figures, so that it seldom moves while values come in. */

/** The ends 1, 2 or 5 times a power of ten that hold every positive one of `values` with some room; [1, 10] where there are none. */
export function logDomain(values: readonly number[]): [low: number, high: number] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return [1, 10];
  const low = Math.min(...positive) / 1.1;
  const high = Math.max(...positive) * 1.1;
  const around = roundBetween(low / 10, high * 10, [1, 2, 5]);
  return [around.findLast((figure) => figure <= low) ?? low, around.find((figure) => figure >= high) ?? high];
}

/** At most eight ticks in [low, high]: 1, 2, 5 of each decade, else 1, 3, else the decades. */
export function logTicks(low: number, high: number): number[] {
  const choices = [
    [1, 2, 5],
    [1, 3],
  ].map((steps) => roundBetween(low, high, steps));
  return choices.find((ticks) => ticks.length <= 8) ?? roundBetween(low, high, [1]);
}

/** A tick is a round figure: "1.00 s" → "1 s", "0,50" → "0,5". */
export const roundTick = (text: string): string => text.replace(/[.,]0+(?=\D|$)|(?<=[.,]\d+?)0+(?=\D|$)/, '');

/** Where `scale` puts `value`, in px from the top; at the axis's `bottom` what it has no place for: a logarithm has no 0. */
export function heightOf(value: number, scale: (value: number) => number | undefined, bottom: number): number {
  return value > 0 ? Math.min(scale(value) ?? bottom, bottom) : bottom;
}

/** The part of the way along a logarithmic axis, within its ends: 0 … 1. */
export function logPart(value: number, [low, high]: readonly [low: number, high: number]): number {
  const part = value > 0 ? Math.log(value / low) / Math.log(high / low) : 0;
  return Math.min(Math.max(part, 0), 1);
}

/** Ascending: `steps` times each power of ten, in [low, high]. */
function roundBetween(low: number, high: number, steps: readonly number[]): number[] {
  const first = Math.floor(Math.log10(low));
  const decades = Array.from({ length: Math.ceil(Math.log10(high)) - first + 1 }, (_, i) => first + i);
  // From text, since 10 ** -1 * 3 is not 0.3.
  const figures = decades.flatMap((decade) => steps.map((step) => Number(`${step}e${decade}`)));
  return figures.filter((figure) => figure >= low && figure <= high);
}
