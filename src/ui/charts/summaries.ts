/** Each chart in a sentence or two. */

import { INFINITE_STEPS } from '../../core/samplers/registry.ts';
import type { Messages } from '../../locales/en.ts';
import { formatCount, formatFactor, formatMs, formatProxy } from '../../locales/format.ts';
import type { CurveRecord } from '../../package/curves.ts';
import { seriesChosen } from '../../session/curve-point.ts';
import type { Settings } from '../../session/settings.ts';
import { stopLabel } from '../../session/stops.ts';
import type { LatencyRow, QualityRow } from './rows.ts';
import { seriesSubject } from './series-words.ts';

/** What the current budget costs for `count` images, against one step (or ∞ against one). */
export function summariseLatencyRows(rows: LatencyRow[], current: number, count: number, messages: Messages): string {
  const at = (steps: number) => rows.find((row) => row.steps === steps)?.time ?? null;
  const now = at(current);
  const steps = stopLabel(current);
  if (now === null) return messages.time.none({ steps });
  const first = messages.time.took({
    steps,
    count: String(count),
    time: formatMs(now.value, messages),
    runs: String(now.count),
  });
  const other = at(current === 1 ? INFINITE_STEPS : 1);
  if (other === null) return first;
  const second =
    current === 1
      ? messages.time.infiniteTakes({ factor: formatFactor(other.value / now.value, messages) })
      : messages.time.timesOneStep({ factor: formatFactor(now.value / other.value, messages) });
  return `${first}${messages.gap}${second}`;
}

/** What the current budget and sampler score, against ∞ and the floor, and what this page's own pictures say. */
export function summariseQualityRows(
  rows: QualityRow[],
  floor: CurveRecord | undefined,
  settings: Pick<Settings, 'steps' | 'sampler' | 'specialists'>,
  messages: Messages,
): string {
  const now = rows.find((row) => row.steps === settings.steps);
  const sentences = [shippedWords(rows, now, floor, settings, messages), liveWords(now, messages)];
  return sentences.filter((sentence) => sentence !== null).join(messages.gap) || messages.quality.none;
}

function shippedWords(
  rows: QualityRow[],
  now: QualityRow | undefined,
  floor: CurveRecord | undefined,
  { steps, sampler, specialists }: Pick<Settings, 'steps' | 'sampler' | 'specialists'>,
  messages: Messages,
): string | null {
  const wanted = seriesChosen({ sampler, specialists });
  const name = wanted === 'specialist' && !now?.series.specialist ? 'dial' : wanted;
  const point = now?.series[name];
  if (!point) return null;
  const best = steps === INFINITE_STEPS ? null : rows.find((row) => row.steps === INFINITE_STEPS)?.series.dial;
  return messages.quality.scores({
    steps: stopLabel(steps),
    subject: seriesSubject(name, messages),
    proxy: formatProxy(point.value, messages),
    samples: formatCount(point.count, messages),
    factor: best ? formatFactor(point.value / best.value, messages) : null,
    floor: floor ? formatProxy(floor.fidProxy, messages) : null,
  });
}

function liveWords(now: QualityRow | undefined, messages: Messages): string | null {
  if (!now?.live) return null;
  const { count: pictures, estimate } = now.live;
  const count = formatCount(pictures, messages);
  if (estimate === null) return messages.quality.tooFew({ count });
  return messages.quality.liveScores({
    count,
    proxy: formatProxy(estimate.value, messages),
    low: formatProxy(estimate.low, messages),
    high: formatProxy(estimate.high, messages),
  });
}
