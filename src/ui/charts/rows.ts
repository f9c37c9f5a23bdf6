/** From the page's state to the rows that the charts and their tables show: one row for each stop. */
import { type LatencySummary, summariseLatency } from '../../core/metrics/latency.ts';
import type { CurveRecord } from '../../package/curves.ts';
import type { ModelManifest } from '../../package/manifest.ts';
import { SERIES, type SeriesName } from '../../session/curve-point.ts';
import { guidanceFor, liveKey, networkFor, timingKey } from '../../session/run-specs.ts';
import type { Settings } from '../../session/settings.ts';
import { STANDARD_STOPS, stopsOf } from '../../session/stops.ts';
import type { LiveQuality, PageState } from '../../session/store.ts';

/** A value with its interval and the number of runs or samples behind it. */
export interface Point {
  value: number;
  low: number;
  high: number;
  count: number;
}

export interface LatencyRow {
  /** Position on the dial, from 0. */
  index: number;
  steps: number;
  time: Point | null;
}

/** Time at every stop with the reader's sampler and image count. */
export function latencyRows(
  settings: Pick<Settings, 'sampler' | 'specialists' | 'count'>,
  manifest: Pick<ModelManifest, 'networks' | 'budgets'>,
  timings: PageState['timings'],
): LatencyRow[] {
  const { sampler, specialists, count } = settings;
  return stopsOf(manifest).map((steps, index) => {
    const network = networkFor(manifest, { sampler, steps, specialists });
    const summary = summariseLatency(timings.get(timingKey({ sampler, network, steps, count })) ?? []);
    return { index, steps, time: summary && fromSummary(summary) };
  });
}

export const fromSummary = ({ median, low, high, count }: LatencySummary): Point => point(median, low, high, count);

export interface QualityRow {
  index: number;
  steps: number;
  series: Record<SeriesName, Point | null>;
  /** What this page has made with the reader's sampler. */
  live: LiveQuality | null;
  livePoint: Point | null;
}

/** FID-proxy at every stop: the shipped curves, and the live estimate of the reader's sampler. */
export function qualityRows(
  settings: Pick<Settings, 'sampler' | 'specialists' | 'guidance'>,
  manifest: Pick<ModelManifest, 'networks' | 'captions' | 'budgets'> | null,
  live: PageState['live'],
  records: readonly CurveRecord[],
): QualityRow[] {
  const guidance = manifest === null ? null : guidanceFor(settings, manifest);
  const stops = manifest === null ? STANDARD_STOPS : stopsOf(manifest);
  return stops.map((steps, index) => {
    const at = (name: SeriesName): Point | null => {
      const record = records.find((candidate) => candidate.steps === steps && seriesOf(candidate) === name);
      if (record === undefined) return null;
      return point(record.fidProxy, ...record.fidProxyInterval, record.count);
    };
    const network = manifest === null ? 'dial' : networkFor(manifest, { ...settings, steps });
    const now = live.get(liveKey({ sampler: settings.sampler, network, steps }, guidance)) ?? null;
    return {
      index,
      steps,
      series: { dial: at('dial'), ddim: at('ddim'), stochastic: at('stochastic'), specialist: at('specialist') },
      live: now,
      livePoint: now?.estimate ? point(now.estimate.value, now.estimate.low, now.estimate.high, now.count) : null,
    };
  });
}

/** The curve that a record belongs to. */
export function seriesOf({ sampler, network }: CurveRecord): SeriesName | null {
  if (sampler === 'ddim' || sampler === 'stochastic') return sampler;
  if (sampler === undefined) return null;
  return network === 'dial' ? 'dial' : 'specialist';
}

function point(value: number, low: number, high: number, count: number): Point {
  return { value, low, high, count };
}

/** The curves that have a point in `rows`, in their order. */
export const shownIn = (rows: readonly QualityRow[]): SeriesName[] =>
  SERIES.filter((name) => rows.some(({ series }) => series[name] !== null));
