/** Tells the host page what happens in the embed: changes by the reader, results, errors. */

import { summariseLatency } from '../../core/metrics/latency.ts';
import type { StepDialResult } from '../../element/api.ts';
import { hostSettings } from '../../element/attributes.ts';
import type { FromFrame } from '../../element/protocol.ts';
import { committedSettings } from '../../session/hover-preview.ts';
import { timingKey } from '../../session/run-specs.ts';
import { type PageState, type PageStore, usePage } from '../../session/store.ts';

/** What a host is told to be chosen: what the reader only looks at is not. */
const told = (page: PageState): string => JSON.stringify(hostSettings(committedSettings(page)));

/** Call `tell` with each event of `store`. `byHost` says whether it is the host that changes the settings now. */
export function tellHost(tell: (message: FromFrame) => void, byHost: () => boolean, store: PageStore = usePage): void {
  store.subscribe((now, before) => {
    if (
      (now.settings !== before.settings || now.previewedMove !== before.previewedMove) &&
      !byHost() &&
      told(now) !== told(before)
    )
      tell({ type: 'change', settings: hostSettings(committedSettings(now)) });
    const result = finished(now, before);
    if (result !== null) tell({ type: 'result', ...result });
    const error = errorOf(now);
    if (error !== null && error !== errorOf(before)) tell({ type: 'error', kind: error.kind, message: error.message });
  });
}

const errorOf = ({ engine, runError }: PageState) => (engine.status === 'failed' ? engine.error : runError);

/** Pictures that are final and were not on the screen before. */
function finished({ shown, settings, timings, engine }: PageState, before: PageState): StepDialResult | null {
  if (!shown?.final || engine.status !== 'ready') return null;
  if (before.shown?.final && before.shown.images === shown.images) return null;
  const latency = summariseLatency(timings.get(timingKey(shown.spec)) ?? []);
  return {
    settings: hostSettings(settings),
    milliseconds: latency?.median ?? null,
    runs: latency?.count ?? 0,
    backend: engine.device.backend,
  };
}
