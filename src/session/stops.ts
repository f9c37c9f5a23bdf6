/** The stops of the dial: 1 … 8, 16, 32, ∞, and how each is written and spoken. */
import { INFINITE_STEPS } from '../core/samplers/registry.ts';
import type { Messages } from '../locales/en.ts';

/** Step budgets in dial order; the last stands for ∞. */
export const STOPS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, INFINITE_STEPS];

/** 4 → "4", 256 → "∞". */
export const stopLabel = (steps: number): string => (steps === INFINITE_STEPS ? '∞' : String(steps));

/** 1 → "1 step", 256 → "∞ steps". */
export const stopWords = (steps: number, { dial }: Messages): string => dial.steps({ count: stopLabel(steps) });

/** What a screen reader says. */
export const stopSpoken = (steps: number, messages: Messages): string =>
  steps === INFINITE_STEPS ? messages.dial.infinite({ count: String(steps) }) : stopWords(steps, messages);

/** Position of a budget on the dial, 0 … 10. Throws for a budget that is no stop. */
export function stopIndex(steps: number): number {
  const index = STOPS.indexOf(steps);
  if (index < 0) throw new RangeError(`${steps} is no stop of the dial.`);
  return index;
}

/** Of `stops`, never empty, the one closest to `steps` on the dial; `steps` itself where it is one of them. */
export function nearestStop(stops: readonly number[], steps: number): number {
  const away = (stop: number) => Math.abs(stopIndex(stop) - stopIndex(steps));
  return stops.reduce((best, stop) => (away(stop) < away(best) ? stop : best), stops[0] ?? steps);
}

/** Where a move on the scale of all stops from `from` to `to` ends: on the next of `stops` from there on, else the last before. */
export function stopTowards(stops: readonly number[], from: number, to: number): number {
  const next = to > from ? stops.find((stop) => stop >= to) : stops.findLast((stop) => stop <= to);
  return next ?? nearestStop(stops, to);
}

/**
 * Stops in an author's words: a list as in "1,2,4,inf" or a range as in "1-8", in dial order. Null where there is
 * none, or where the list names what is no stop.
 */
export function parseStops(text: string): number[] | null {
  const number = (part: string) => (part === 'inf' || part === '∞' ? INFINITE_STEPS : Number(part));
  const range = /^\s*(\w+|∞)\s*-\s*(\w+|∞)\s*$/.exec(text);
  if (range !== null) {
    const [from, to] = [number(range[1] ?? ''), number(range[2] ?? '')];
    const within = STOPS.filter((stop) => stop >= from && stop <= to);
    return within.length > 0 ? within : null;
  }
  const named = text.split(',').map((part) => number(part.trim()));
  return named.every((steps) => STOPS.includes(steps)) ? STOPS.filter((stop) => named.includes(stop)) : null;
}
