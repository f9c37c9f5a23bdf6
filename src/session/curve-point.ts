/** A point on one of the page's curves: the curve and a step budget. Readers pin one, and the address names it. */
import { INFINITE_STEPS, type SamplerName } from '../core/samplers/registry.ts';
import { isBudget } from './stops.ts';

export const SERIES = ['dial', 'ddim', 'stochastic', 'specialist'] as const;
export type SeriesName = (typeof SERIES)[number];

export interface CurvePoint {
  series: SeriesName;
  steps: number;
}

/** The settings that decide which point of which curve the dial is on. */
export interface DialChoice {
  sampler: SamplerName;
  /** Use the network trained for this one budget, if the model ships it. */
  specialists: boolean;
  steps: number;
}

/** The settings that put the dial on a point. */
export function settingsFor({ series, steps }: CurvePoint): DialChoice {
  const sampler = series === 'dial' || series === 'specialist' ? 'multistep' : series;
  return { sampler, specialists: series === 'specialist', steps };
}

/** "ddim.4", "dial.inf": in the address, and a key. */
export const formatCurvePoint = ({ series, steps }: CurvePoint): string =>
  `${series}.${steps === INFINITE_STEPS ? 'inf' : steps}`;

/** The point that `formatCurvePoint` wrote; null for anything else. The model decides whether its budget is a stop. */
export function parseCurvePoint(text: string | null): CurvePoint | null {
  const [, name, budget = ''] = /^([a-z]\w*)\.(inf|[1-9]\d*)$/.exec(text ?? '') ?? [];
  const series = SERIES.find((known) => known === name);
  const steps = budget === 'inf' ? INFINITE_STEPS : Number(budget);
  if (series === undefined || !isBudget(steps) || budget === String(INFINITE_STEPS)) return null;
  return { series, steps };
}
