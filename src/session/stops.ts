/** The stops of the dial: which there are for a model, how an author restricts them, and how each is written and spoken. */
import { INFINITE_STEPS } from '../core/samplers/registry.ts';
import type { Messages } from '../locales/en.ts';
import type { ModelManifest } from '../package/manifest.ts';

/** The stops of the models that ship with StepDial, in rising order; the last stands for ∞. */
export const STANDARD_STOPS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, INFINITE_STEPS];

/** The stops of a model's dial, in rising order. */
export const stopsOf = ({ budgets }: Pick<ModelManifest, 'budgets'>): readonly number[] =>
  [...new Set([...budgets.finite, budgets.infinite])].sort((a, b) => a - b);

/** Stops for a model of which nothing is known yet: the usual ones, and those that the settings name. */
export function provisionalStops({ steps, pin }: { steps: number; pin: { steps: number } | null }): readonly number[] {
  const named = pin === null ? [steps] : [steps, pin.steps];
  return [...new Set([...STANDARD_STOPS, ...named])].sort((a, b) => a - b);
}

/** A whole number from 1 to 256: what can be a stop of some model. */
export const isBudget = (steps: number): boolean => Number.isInteger(steps) && steps >= 1 && steps <= INFINITE_STEPS;

/** Those of `stops` that are in `locked`; all of them if there is no lock or nothing in common. */
export function allowedStops(stops: readonly number[], locked: readonly number[] | null): readonly number[] {
  const allowed = locked === null ? [] : stops.filter((stop) => locked.includes(stop));
  return allowed.length > 0 ? allowed : stops;
}

/** 4 → "4", 256 → "∞". */
export const stopLabel = (steps: number): string => (steps === INFINITE_STEPS ? '∞' : String(steps));

/** 1 → "1 step", 256 → "∞ steps". */
export const stopWords = (steps: number, { dial }: Messages): string => dial.steps({ count: stopLabel(steps) });

/** What a screen reader says. */
export const stopSpoken = (steps: number, messages: Messages): string =>
  steps === INFINITE_STEPS ? messages.dial.infinite({ count: String(steps) }) : stopWords(steps, messages);

/**
 * Position of a budget among `stops`, from 0.
 * @throws RangeError for a budget that is not one of them.
 */
export function stopIndex(stops: readonly number[], steps: number): number {
  const index = stops.indexOf(steps);
  if (index < 0) throw new RangeError(`${steps} is not a stop of this dial. Its stops are ${stops.join(', ')}.`);
  return index;
}

/** The one of `stops` (never empty) that is nearest to `steps` in ratio, so 12 is nearer to 16 than to 8; the lower of two. */
export function nearestStop(stops: readonly number[], steps: number): number {
  const distance = (stop: number) => Math.abs(Math.log(stop / steps));
  return stops.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best), stops[0] ?? steps);
}

/** Where a move from `from` towards `to` ends: on the first of `stops` at or beyond `to`, else on the last one before it. */
export function stopTowards(stops: readonly number[], from: number, to: number): number {
  const next = to > from ? stops.find((stop) => stop >= to) : stops.findLast((stop) => stop <= to);
  return next ?? nearestStop(stops, to);
}

/**
 * Step budgets as an author writes them: a list as in "1,2,4,inf", or a range as in "1-8", which stands for every whole
 * number in it, since the model decides which of them are stops. Null if the text is neither.
 */
export function parseStops(text: string): number[] | null {
  const number = (part: string) => (part === 'inf' || part === '∞' ? INFINITE_STEPS : Number(part));
  const range = /^\s*(\w+|∞)\s*-\s*(\w+|∞)\s*$/.exec(text);
  if (range === null) {
    const named = text.split(',').map((part) => number(part.trim()));
    return named.every(isBudget) ? [...new Set(named)].sort((a, b) => a - b) : null;
  }
  const [from, to] = [number(range[1] ?? ''), number(range[2] ?? '')];
  if (!isBudget(from) || !isBudget(to) || from > to) return null;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** `parseStops` backwards, as short as it can be: [1, 2, 3, 4] → "1-4", [1, 2, 256] → "1,2,256". */
export function formatStops(stops: readonly number[]): string {
  const [first = 0, last = 0] = [stops[0], stops.at(-1)];
  const isRange = stops.length > 2 && last - first === stops.length - 1;
  return isRange ? `${first}-${last}` : stops.join(',');
}
