/** A point on one of the page's curves: the curve and a step budget. Readers pin one, and the address names it. */
import { INFINITE_STEPS, type SamplerName } from '../core/samplers/registry.ts';
import { STOPS } from './stops.ts';

export const SERIES = ['dial', 'ddim', 'stochastic', 'specialist'] as const;
export type SeriesName = (typeof SERIES)[number];

export interface CurvePoint {
  series: SeriesName;
  /** A stop of the dial. */
  steps: number;
}

/** The part of the settings that says which curve and which point of it the dial is on. */
export interface DialChoice {
  sampler: SamplerName;
  /** Use the network trained for the one budget alone, where the model ships it. */
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

const POINTS = new Map(
  SERIES.flatMap((series) => STOPS.map((steps): CurvePoint => ({ series, steps }))).map((point) => [
    formatCurvePoint(point),
    point,
  ]),
);

/** The point that `formatCurvePoint` wrote; null for anything else. */
export const parseCurvePoint = (text: string | null): CurvePoint | null => POINTS.get(text ?? '') ?? null;
