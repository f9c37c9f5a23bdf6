/** Reports to the host page what happens in the embed: the reader's changes, results, errors. */
import { summariseLatency } from '../../core/metrics/latency.ts';
import type { StepDialResult } from '../../element/api.ts';
import { hostSettings } from '../../element/attributes.ts';
import type { FromFrame } from '../../element/protocol.ts';
import { committedSettings } from '../../session/committed-settings.ts';
import { timingKey } from '../../session/run-specs.ts';
import { type PageState, type PageStore, pageStore } from '../../session/store.ts';

/** The reader's choices as the host sees them. A point that is only hovered is not chosen. */
const chosen = (page: PageState): string => JSON.stringify(hostSettings(committedSettings(page)));

/** Call `emit` with each event of `store`. `byHost` returns whether the host itself is changing the settings now. */
export function emitToHost(
  emit: (message: FromFrame) => void,
  byHost: () => boolean,
  store: PageStore = pageStore,
): void {
  store.subscribe((now, before) => {
    if (
      (now.settings !== before.settings || now.previewedMove !== before.previewedMove) &&
      !byHost() &&
      chosen(now) !== chosen(before)
    )
      emit({ type: 'change', settings: hostSettings(committedSettings(now)) });
    const result = finished(now, before);
    if (result !== null) emit({ type: 'result', ...result });
    const error = errorOf(now);
    if (error !== null && error !== errorOf(before)) emit({ type: 'error', kind: error.kind, message: error.message });
  });
}

const errorOf = ({ engine, runError }: PageState) => (engine.status === 'failed' ? engine.error : runError);

/** The result to report: pictures that are final and were not on the screen before. Null if there is none. */
function finished({ shown, settings, timings, engine }: PageState, before: PageState): StepDialResult | null {
  if (!shown?.final || engine.status !== 'ready') return null;
  if (before.shown?.final && before.shown.images === shown.images) return null;
  const latency = summariseLatency(timings.get(timingKey(shown.spec)) ?? []);
  return {
    settings: hostSettings(settings),
    milliseconds: latency?.median ?? null,
    runs: latency?.count ?? 0,
    backend: (shown.device ?? engine.device).backend,
  };
}
