/** A point on one of the page's curves: the curve and a step budget. Readers pin one, and the address names it. */
import { INFINITE_STEPS, SAMPLER_NAMES, type SamplerName } from '../core/samplers/registry.ts';
import { isBudget } from './stops.ts';

/** The sampler that the dial turns. It has two curves: one network for all budgets, and networks for one budget each. */
const DIAL = 'multistep';
type OtherSampler = Exclude<SamplerName, typeof DIAL>;

export type SeriesName = 'dial' | OtherSampler | 'specialist';

/** In the order in which charts list them. */
export const SERIES: readonly SeriesName[] = [
  'dial',
  ...SAMPLER_NAMES.filter((name): name is OtherSampler => name !== DIAL),
  'specialist',
];

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
  const sampler = series === 'dial' || series === 'specialist' ? DIAL : series;
  return { sampler, specialists: series === 'specialist', steps };
}

/** `value` of every curve. */
export const bySeries = <T>(value: (series: SeriesName) => T): Record<SeriesName, T> =>
  Object.fromEntries(SERIES.map((series) => [series, value(series)])) as Record<SeriesName, T>;

/** The curve of a sampler on a network. */
export const seriesOf = (sampler: SamplerName, network: string): SeriesName =>
  sampler !== DIAL ? sampler : network === 'dial' ? 'dial' : 'specialist';

/** The curve that the settings ask for. The model may not ship the specialist. */
export const seriesChosen = ({ sampler, specialists }: Pick<DialChoice, 'sampler' | 'specialists'>): SeriesName =>
  seriesOf(sampler, specialists ? 'specialist' : 'dial');

/** "ddim.4", "dial.inf": in the address, and a key. */
export const formatCurvePoint = ({ series, steps }: CurvePoint): string =>
  `${series}.${steps === INFINITE_STEPS ? 'inf' : steps}`;

/** The point that `formatCurvePoint` wrote; null for anything else. The model decides whether its budget is a stop. */
export function parseCurvePoint(text: string | null): CurvePoint | null {
  const [, name, budget = ''] = /^([a-z][a-z0-9-]*)\.(inf|[1-9]\d*)$/.exec(text ?? '') ?? [];
  const series = SERIES.find((known) => known === name);
  const steps = budget === 'inf' ? INFINITE_STEPS : Number(budget);
  if (series === undefined || !isBudget(steps) || budget === String(INFINITE_STEPS)) return null;
  return { series, steps };
}
