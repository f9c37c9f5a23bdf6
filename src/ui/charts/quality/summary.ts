/** The chart of quality in a sentence or two. */
import { INFINITE_STEPS } from '../../../core/samplers/registry.ts';
import type { Messages } from '../../../locales/en.ts';
import { formatCount, formatFactor, formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { Settings } from '../../../session/settings.ts';
import { stopLabel } from '../../../session/stops.ts';
import { seriesSubject } from '../kit/series-words.ts';
import { type QualityRow, seriesAt } from './rows.ts';

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
  const name = seriesAt(now, { sampler, specialists });
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
