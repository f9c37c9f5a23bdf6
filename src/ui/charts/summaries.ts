/** Each chart in a sentence or two. */

import { INFINITE_STEPS } from '../../core/samplers/registry.ts';
import type { Words } from '../../locales/en.ts';
import { formatCount, formatFactor, formatMs, formatProxy } from '../../locales/format.ts';
import type { CurveRecord } from '../../package/curves.ts';
import type { SeriesName } from '../../session/curve-point.ts';
import type { Settings } from '../../session/settings.ts';
import { stopLabel } from '../../session/stops.ts';
import type { LatencyRow, QualityRow } from './rows.ts';

/** What the current budget costs for `count` images, against one step (or ∞ against one). */
export function summariseLatencyRows(rows: LatencyRow[], current: number, count: number, words: Words): string {
  const at = (steps: number) => rows.find((row) => row.steps === steps)?.time ?? null;
  const now = at(current);
  const steps = stopLabel(current);
  if (now === null) return words.time.none({ steps });
  const first = words.time.took({
    steps,
    count: String(count),
    time: formatMs(now.value, words),
    runs: String(now.count),
  });
  const other = at(current === 1 ? INFINITE_STEPS : 1);
  if (other === null) return first;
  const second =
    current === 1
      ? words.time.infiniteTakes({ factor: formatFactor(other.value / now.value, words) })
      : words.time.timesOneStep({ factor: formatFactor(now.value / other.value, words) });
  return `${first}${words.gap}${second}`;
}

/** What the current budget and sampler score, against ∞ and the floor, and what this page's own pictures say. */
export function summariseQualityRows(
  rows: QualityRow[],
  floor: CurveRecord | undefined,
  settings: Pick<Settings, 'steps' | 'sampler' | 'specialists'>,
  words: Words,
): string {
  const now = rows.find((row) => row.steps === settings.steps);
  const sentences = [shippedWords(rows, now, floor, settings, words), liveWords(now, words)];
  return sentences.filter((sentence) => sentence !== null).join(words.gap) || words.quality.none;
}

function shippedWords(
  rows: QualityRow[],
  now: QualityRow | undefined,
  floor: CurveRecord | undefined,
  { steps, sampler, specialists }: Pick<Settings, 'steps' | 'sampler' | 'specialists'>,
  words: Words,
): string | null {
  const specialist = sampler === 'multistep' && specialists && now?.series.specialist;
  const name: SeriesName = specialist ? 'specialist' : sampler === 'multistep' ? 'dial' : sampler;
  const point = now?.series[name];
  if (!point) return null;
  const best = steps === INFINITE_STEPS ? null : rows.find((row) => row.steps === INFINITE_STEPS)?.series.dial;
  return words.quality.scores({
    steps: stopLabel(steps),
    subject: words.quality.subjects[name],
    proxy: formatProxy(point.value, words),
    samples: formatCount(point.count, words),
    factor: best ? formatFactor(point.value / best.value, words) : null,
    floor: floor ? formatProxy(floor.fidProxy, words) : null,
  });
}

function liveWords(now: QualityRow | undefined, words: Words): string | null {
  if (!now?.live) return null;
  const { count: pictures, estimate } = now.live;
  const count = formatCount(pictures, words);
  if (estimate === null) return words.quality.tooFew({ count });
  return words.quality.liveScores({
    count,
    proxy: formatProxy(estimate.value, words),
    low: formatProxy(estimate.low, words),
    high: formatProxy(estimate.high, words),
  });
}
