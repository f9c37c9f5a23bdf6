/** FID-proxy at every stop of the dial: the shipped curves, and what this page has measured itself. */
import { REAL } from '../../../core/families.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { bySeries, SERIES, type SeriesName, seriesChosen, seriesOf } from '../../../session/curve-point.ts';
import { guidanceFor, liveKey, networkFor } from '../../../session/run-specs.ts';
import type { Settings } from '../../../session/settings.ts';
import { STANDARD_STOPS, stopsOf } from '../../../session/stops.ts';
import type { LiveQuality, PageState } from '../../../session/store.ts';
import type { Point } from '../kit/point.ts';

export interface QualityRow {
  /** Position on the dial, from 0. */
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
      const record = records.find((candidate) => candidate.steps === steps && seriesOfRecord(candidate) === name);
      if (record === undefined) return null;
      return point(record.fidProxy, ...record.fidProxyInterval, record.count);
    };
    const network = manifest === null ? 'dial' : networkFor(manifest, { ...settings, steps });
    const now = live.get(liveKey({ sampler: settings.sampler, network, steps }, guidance)) ?? null;
    return {
      index,
      steps,
      series: bySeries(at),
      live: now,
      livePoint: now?.estimate ? point(now.estimate.value, now.estimate.low, now.estimate.high, now.count) : null,
    };
  });
}

/** The curve that a record belongs to. */
export const seriesOfRecord = ({ sampler, network = 'dial' }: CurveRecord): SeriesName | null =>
  sampler === undefined ? null : seriesOf(sampler, network);

function point(value: number, low: number, high: number, count: number): Point {
  return { value, low, high, count };
}

/** The curves that have a point in `rows`, in their order. */
export const shownIn = (rows: readonly QualityRow[]): SeriesName[] =>
  SERIES.filter((name) => rows.some(({ series }) => series[name] !== null));

/** The curve that the reader's settings stand on at a stop: the dial's where the model ships no specialist for it. */
export function seriesAt(row: QualityRow | undefined, choice: Pick<Settings, 'sampler' | 'specialists'>): SeriesName {
  const wanted = seriesChosen(choice);
  return wanted === 'specialist' && !row?.series.specialist ? 'dial' : wanted;
}

/** The measurement on real pictures, below which no model can be expected to come. */
export const floorOf = (records: readonly CurveRecord[]): CurveRecord | undefined =>
  records.find(({ family }) => family === REAL);

/** How the networks behind each curve were trained, as the records say. */
export function familiesOf(records: readonly CurveRecord[]): Partial<Record<SeriesName, readonly string[]>> {
  const families = SERIES.map((name): [SeriesName, string[]] => {
    const own = records.filter((record) => seriesOfRecord(record) === name).map(({ family }) => family);
    return [name, [...new Set(own)]];
  });
  return Object.fromEntries(families);
}
