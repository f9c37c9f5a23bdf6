/** The stops of the dial: 1 … 8, 16, 32, ∞, and how each is written and spoken. */
import { INFINITE_STEPS } from '../sampling/samplers.ts';
import type { Words } from '../words/en.ts';

/** Step budgets in dial order; the last stands for ∞. */
export const STOPS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, INFINITE_STEPS];

/** 4 → "4", 256 → "∞". */
export const stopLabel = (steps: number): string => (steps === INFINITE_STEPS ? '∞' : String(steps));

/** 1 → "1 step", 256 → "∞ steps". */
export const stopWords = (steps: number, { dial }: Words): string => dial.steps({ count: stopLabel(steps) });

/** What a screen reader says. */
export const stopSpoken = (steps: number, words: Words): string =>
  steps === INFINITE_STEPS ? words.dial.infinite({ count: String(steps) }) : stopWords(steps, words);

/** Position of a budget on the dial, 0 … 10. Throws for a budget that is no stop. */
export function stopIndex(steps: number): number {
  const index = STOPS.indexOf(steps);
  if (index < 0) throw new RangeError(`${steps} is no stop of the dial.`);
  return index;
}
