/** Time at every stop of the dial, from what was measured on this device. */
import { type LatencySummary, summariseLatency } from '../../../core/metrics/latency.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { networkFor, timingKey } from '../../../session/run-specs.ts';
import type { Settings } from '../../../session/settings.ts';
import { stopsOf } from '../../../session/stops.ts';
import type { PageState } from '../../../session/store.ts';
import type { Point } from '../kit/point.ts';

export interface LatencyRow {
  /** Position on the dial, from 0. */
  index: number;
  steps: number;
  /** In ms; null where nothing was measured, or nothing that this browser's clock can tell from 0. */
  time: Point | null;
  /** Measured, but shorter than one tick of a coarse clock. */
  tooShort: boolean;
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
    return { index, steps, ...timeOf(timings.get(timingKey({ sampler, network, steps, count })) ?? []) };
  });
}

/**
 * What `times` in ms say. Browsers that guard against fingerprinting round their clock to as much as 100 ms: a median of 0
 * is not a time, and no ratio can be formed with it.
 */
export function timeOf(times: readonly number[]): Pick<LatencyRow, 'time' | 'tooShort'> {
  const summary = summariseLatency(times);
  const tooShort = summary !== null && summary.median <= 0;
  return { time: summary === null || tooShort ? null : pointOf(summary), tooShort };
}

const pointOf = ({ median, low, high, count }: LatencySummary): Point => ({ value: median, low, high, count });
