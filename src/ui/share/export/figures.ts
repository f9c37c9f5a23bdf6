/** Every figure that the page has, measured here or shipped with the model, whatever the reader looks at now. */
import { type LatencySummary, summariseLatency } from '../../../core/metrics/latency.ts';
import { SAMPLER_NAMES } from '../../../core/samplers/registry.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { liveKey, type Method, timingKey } from '../../../session/run-specs.ts';
import { COUNTS, GUIDANCE_STEP } from '../../../session/settings.ts';
import { stopsOf } from '../../../session/stops.ts';
import type { Curves, LiveQuality, PageState } from '../../../session/store.ts';

export type Latency = Method & { count: number; runs: readonly number[]; summary: LatencySummary };
export type Live = Method & LiveQuality & { guidance: number | null };

export interface Figures {
  latency: Latency[];
  curves: CurveRecord[];
  live: Live[];
}

/** Of the model that `manifest` describes. */
export function figuresOf(
  manifest: Pick<ModelManifest, 'networks' | 'captions' | 'budgets'>,
  { timings, live, curves }: { timings: PageState['timings']; live: PageState['live']; curves: Curves },
): Figures {
  const methods = SAMPLER_NAMES.flatMap((sampler) =>
    manifest.networks.flatMap(({ name: network }) =>
      stopsOf(manifest).map((steps): Method => ({ sampler, network, steps })),
    ),
  );
  const scales = guidanceScales(manifest);
  return {
    latency: methods.flatMap((method) =>
      COUNTS.flatMap((count) => {
        const runs = timings.get(timingKey({ ...method, count })) ?? [];
        const summary = summariseLatency(runs);
        return summary === null ? [] : [{ ...method, count, runs, summary }];
      }),
    ),
    curves: curves.status === 'ready' ? curves.records : [],
    live: methods.flatMap((method) =>
      scales.flatMap((guidance) => {
        const quality = live.get(liveKey(method, guidance));
        return quality === undefined ? [] : [{ ...method, guidance, ...quality }];
      }),
    ),
  };
}

/** Every scale that the reader can set. */
function guidanceScales({ captions }: Pick<ModelManifest, 'captions'>): (number | null)[] {
  if (captions === undefined) return [null];
  const { max, default: own } = captions.guidance;
  const scales = Array.from({ length: Math.floor(max / GUIDANCE_STEP) + 1 }, (_, i) => i * GUIDANCE_STEP);
  return [...new Set([...scales, own, max])];
}
