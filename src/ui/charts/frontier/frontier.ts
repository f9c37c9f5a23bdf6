/** Quality against time: one point for each curve and budget, the front of those that nothing beats, and the best in time. */
import { SAMPLER_NAMES, type SamplerName } from '../../../core/samplers/registry.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { type CurvePoint, SERIES } from '../../../session/curve-point.ts';
import { timingKey } from '../../../session/run-specs.ts';
import { stopsOf } from '../../../session/stops.ts';
import type { PageState } from '../../../session/store.ts';
import type { Point } from '../kit/point.ts';
import { timeOf } from '../latency/rows.ts';
import { seriesOfRecord } from '../quality/rows.ts';

export interface FrontierPoint extends CurvePoint {
  proxy: Point;
  /** In ms; null where nothing that takes as long was measured. */
  time: Point | null;
  /** The time is that of other runs with as many evaluations of a network as large. */
  borrowed: boolean;
}

export type Placed = FrontierPoint & { time: Point };

/**
 * The shipped curves with their times here, curve by curve in order of budget. A hop is one evaluation, whatever the sampler
 * makes of it: until a method was measured itself, runs of others with as many evaluations say what it costs.
 */
export function frontierPoints(
  records: readonly CurveRecord[],
  { networks, budgets }: Pick<ModelManifest, 'networks' | 'budgets'>,
  timings: PageState['timings'],
  count: number,
): FrontierPoint[] {
  const stops = stopsOf({ budgets });
  const points = records.flatMap((record): FrontierPoint[] => {
    const { sampler, steps = 0 } = record;
    const series = seriesOfRecord(record);
    const network = networks.find(({ name }) => name === record.network);
    if (series === null || sampler === undefined || network === undefined || !stops.includes(steps)) return [];
    const timesOf = (by: SamplerName, of: string) =>
      timings.get(timingKey({ sampler: by, network: of, steps, count })) ?? [];
    const own = timeOf(timesOf(sampler, network.name)).time;
    const asLarge = networks.filter(({ multiplyAdds }) => multiplyAdds === network.multiplyAdds);
    const time = own ?? timeOf(asLarge.flatMap(({ name }) => SAMPLER_NAMES.flatMap((by) => timesOf(by, name)))).time;
    const [low, high] = record.fidProxyInterval;
    return [
      {
        series,
        steps,
        proxy: { value: record.fidProxy, low, high, count: record.count },
        time,
        borrowed: own === null && time !== null,
      },
    ];
  });
  return points.sort((a, b) => SERIES.indexOf(a.series) - SERIES.indexOf(b.series) || a.steps - b.steps);
}

/** Those that have a place on the chart. */
export const placed = (points: readonly FrontierPoint[]): Placed[] =>
  points.filter((point): point is Placed => point.time !== null);

/** The points that no other beats in time and FID-proxy at once, in order of time; of equal ones the first. */
export function paretoFront(points: readonly Placed[]): Placed[] {
  let least = Number.POSITIVE_INFINITY;
  return [...points]
    .sort((a, b) => a.time.value - b.time.value || a.proxy.value - b.proxy.value)
    .filter(({ proxy: { value } }) => {
      const better = value < least;
      if (better) least = value;
      return better;
    });
}

/** The best of a front within `limit` ms. */
export const bestWithin = (front: readonly Placed[], limit: number): Placed | null =>
  front.findLast(({ time }) => time.value <= limit) ?? null;

/** The fastest of a front whose FID-proxy lies within the interval of `best`: what it lacks may be chance. */
export const asGood = (front: readonly Placed[], best: Placed): Placed | null =>
  front.find(({ proxy, time }) => proxy.value <= best.proxy.high && time.value < best.time.value) ?? null;

/** The time limits to choose from, in ms: one frame of a screen, what feels immediate, what keeps a thought, what patience bears. */
export const LIMITS = [16, 100, 1000, 10_000] as const;

/** Steps for which the limit must leave time, so that there is something to choose. */
const ROOM = 3;

/** The shortest of `LIMITS` that means something on this device; null while nothing is measured. */
export function suitableLimit(points: readonly Placed[]): number | null {
  if (points.length === 0) return null;
  const perStep = Math.min(...points.map(({ time, steps }) => time.value / steps));
  return LIMITS.find((limit) => ROOM * perStep <= limit) ?? Math.max(...LIMITS);
}
