/** Tells the host page what happens in the embed: changes by the reader, results, errors. */
import type { StepDialResult, StepDialSettings } from '../embed/api.ts';
import type { FromFrame } from '../embed/protocol.ts';
import { summariseLatency } from '../metrics/latency.ts';
import type { Settings } from './settings.ts';
import { timingKey } from './specs.ts';
import { type PageState, type PageStore, usePage } from './store.ts';

/** The settings that a host knows: which weights serve a budget is not its business. */
export function knownToHost({ specialists: _, ...settings }: Settings): StepDialSettings {
  return settings;
}

/** Call `tell` with each event of `store`. `byHost` says whether it is the host that changes the settings now. */
export function tellHost(tell: (message: FromFrame) => void, byHost: () => boolean, store: PageStore = usePage): void {
  store.subscribe((now, before) => {
    if (now.settings !== before.settings && !byHost()) {
      const settings = knownToHost(now.settings);
      const old = knownToHost(before.settings);
      if (JSON.stringify(settings) !== JSON.stringify(old)) tell({ type: 'change', settings });
    }
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
    settings: knownToHost(settings),
    milliseconds: latency?.median ?? null,
    runs: latency?.count ?? 0,
    backend: engine.device.backend,
  };
}
