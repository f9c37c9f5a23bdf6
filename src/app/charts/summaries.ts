/** Each chart in a sentence or two. */
import type { CurveRecord } from '../../models/curves.ts';
import { INFINITE_STEPS } from '../../sampling/samplers.ts';
import { formatCount, formatFactor, formatMs, formatProxy } from '../format.ts';
import type { Settings } from '../settings.ts';
import { stopWords } from '../stops.ts';
import type { LatencyRow, QualityRow, SeriesName } from './rows.ts';
import { SERIES_SUBJECTS } from './series-words.ts';

/** What the current budget costs, against one step (or ∞ against one). `images`: "16 images". */
export function summariseLatencyRows(rows: LatencyRow[], current: number, images: string): string {
  const at = (steps: number) => rows.find((row) => row.steps === steps)?.time ?? null;
  const now = at(current);
  if (now === null) return `${stopWords(current)}: not measured yet. Every stop is measured while the page rests.`;
  const runs = now.count === 1 ? '1 run' : `median of ${now.count} runs`;
  const first = `With ${stopWords(current)}, ${images} took ${formatMs(now.value)} here (${runs}).`;
  const other = at(current === 1 ? INFINITE_STEPS : 1);
  if (other === null) return first;
  return current === 1
    ? `${first} ∞ takes ${formatFactor(other.value / now.value)} times as long.`
    : `${first} That is ${formatFactor(now.value / other.value)} times one step.`;
}

/** What the current budget and sampler score, against ∞ and the floor, and what this page's own pictures say. */
export function summariseQualityRows(
  rows: QualityRow[],
  floor: CurveRecord | undefined,
  settings: Pick<Settings, 'steps' | 'sampler' | 'specialists'>,
): string {
  const at = (steps: number) => rows.find((row) => row.steps === steps);
  const now = at(settings.steps);
  const specialist = settings.sampler === 'multistep' && settings.specialists && now?.series.specialist;
  const name: SeriesName = specialist ? 'specialist' : settings.sampler === 'multistep' ? 'dial' : settings.sampler;
  const point = now?.series[name];
  const words: string[] = [];
  if (point) {
    const best = at(INFINITE_STEPS)?.series.dial;
    const relative =
      best && settings.steps !== INFINITE_STEPS
        ? `, ${formatFactor(point.value / best.value)} times the dial’s at ∞`
        : '';
    const real = floor ? `; real pictures against real ones give ${formatProxy(floor.fidProxy)}` : '';
    const of = `${formatCount(point.count)} samples`;
    const score = `FID-proxy ${formatProxy(point.value)} (${of})`;
    words.push(`With ${stopWords(settings.steps)} ${SERIES_SUBJECTS[name]} has ${score}${relative}${real}.`);
  }
  if (now?.livePoint) {
    const { value, low, high, count } = now.livePoint;
    const interval = `95 % interval ${formatProxy(low)} to ${formatProxy(high)}`;
    words.push(`The ${formatCount(count)} images made here so far give ${formatProxy(value)} (${interval}).`);
  } else if (now?.live) {
    words.push(`The ${formatCount(now.live.count)} images made here so far are too few for an estimate.`);
  }
  return words.length === 0 ? 'No figure for this budget and sampler yet.' : words.join(' ');
}
