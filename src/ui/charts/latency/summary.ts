/** The chart of time in a sentence or two. */
import { INFINITE_STEPS } from '../../../core/samplers/registry.ts';
import type { Messages } from '../../../locales/en.ts';
import { formatFactor, formatMs } from '../../../locales/format.ts';
import { stopLabel } from '../../../session/stops.ts';
import type { LatencyRow } from './rows.ts';

/** What the current budget costs for `count` images, against one step (or ∞ against one). */
export function summariseLatencyRows(rows: LatencyRow[], current: number, count: number, messages: Messages): string {
  const row = (steps: number) => rows.find((candidate) => candidate.steps === steps);
  const now = row(current);
  const steps = stopLabel(current);
  if (now?.tooShort) return messages.time.tooShort({ steps });
  if (!now?.time) return messages.time.none({ steps });
  const first = messages.time.took({
    steps,
    count: String(count),
    time: formatMs(now.time.value, messages),
    runs: String(now.time.count),
  });
  const other = row(current === 1 ? INFINITE_STEPS : 1)?.time;
  if (!other) return first;
  const second =
    current === 1
      ? messages.time.infiniteTakes({ factor: formatFactor(other.value / now.time.value, messages) })
      : messages.time.timesOneStep({ factor: formatFactor(now.time.value / other.value, messages) });
  return `${first}${messages.gap}${second}`;
}
