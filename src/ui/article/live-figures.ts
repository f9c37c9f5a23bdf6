/** The figures that the article weaves in, from the page's state, formatted; null or absent while not known. */

import { INFINITE_STEPS } from '../../core/samplers/registry.ts';
import type { AtBudget } from '../../locales/at-budget.ts';
import type { Messages } from '../../locales/en.ts';
import { formatCount, formatMs, formatProxy, formatShare } from '../../locales/format.ts';
import type { CurveRecord } from '../../package/curves.ts';
import { curveCount } from '../../session/run-specs.ts';
import { stopLabel } from '../../session/stops.ts';
import type { PageState } from '../../session/store.ts';
import { latencyRows } from '../charts/latency/rows.ts';

const atBudget = (steps: number, value: string): AtBudget => ({ steps: stopLabel(steps), value });

/** One step, the reader's budget and ∞, each once. */
const telling = (steps: number): number[] => [...new Set([1, steps, INFINITE_STEPS])];

const DDIM_BUDGETS = [1, 32];

/** FID-proxy of plain DDIM in few and in many steps; null unless all are there. */
export function ddimFigures(records: readonly CurveRecord[], messages: Messages): AtBudget[] | null {
  return figuresOf(records, 'ddim', DDIM_BUDGETS, messages);
}

/** FID-proxy of the dial at one step, at the reader's budget and at ∞; null unless all are there. */
export function dialFigures(records: readonly CurveRecord[], steps: number, messages: Messages): AtBudget[] | null {
  return figuresOf(records, 'multistep', telling(steps), messages);
}

function figuresOf(
  records: readonly CurveRecord[],
  sampler: CurveRecord['sampler'],
  budgets: number[],
  messages: Messages,
) {
  const found = budgets.flatMap((steps) => {
    const record = recordAt(records, sampler, steps);
    return record === undefined ? [] : [atBudget(steps, formatProxy(record.fidProxy, messages))];
  });
  return found.length === budgets.length ? found : null;
}

const recordAt = (records: readonly CurveRecord[], sampler: CurveRecord['sampler'], steps: number) =>
  records.find((record) => record.sampler === sampler && record.network === 'dial' && record.steps === steps);

export interface QualityFigures {
  floor: string;
  count: string;
  /** Of the dial at the reader's budget. */
  kid: AtBudget;
}

/** The floor, the samples behind each point, and KID at the reader's budget. */
export function qualityFigures(
  records: readonly CurveRecord[],
  steps: number,
  messages: Messages,
): QualityFigures | null {
  const floor = records.find(({ family }) => family === 'real');
  const record = recordAt(records, 'multistep', steps);
  if (floor === undefined || record === undefined) return null;
  return {
    floor: formatProxy(floor.fidProxy, messages),
    count: formatCount(curveCount(records), messages),
    kid: atBudget(steps, formatProxy(record.kid, messages)),
  };
}

export interface AskedFigures {
  /** The part of the dial's pictures that show what was asked for, at the reader's budget. */
  now: AtBudget;
  /** The same of real ones. */
  real: string;
}

/** How many pictures show what was asked for, by the feature network's judgement. */
export function askedFigures(records: readonly CurveRecord[], steps: number, messages: Messages): AskedFigures | null {
  const real = records.find(({ family }) => family === 'real');
  const record = recordAt(records, 'multistep', steps);
  if (real === undefined || record === undefined) return null;
  return { now: atBudget(steps, formatShare(record.accuracy, messages)), real: formatShare(real.accuracy, messages) };
}

export interface TimeFigures {
  images: string;
  runs: string;
  now: AtBudget;
  /** At one step, where that is another budget and measured. */
  one: AtBudget | null;
}

/** What the reader's device took, at the reader's budget and at one step; null until the former is measured. */
export function timeFigures({
  settings,
  manifest,
  timings,
  messages,
}: Pick<PageState, 'settings' | 'manifest' | 'timings' | 'messages'>) {
  if (manifest === null) return null;
  const rows = latencyRows(settings, manifest, timings);
  const timeAt = (steps: number) => rows.find((row) => row.steps === steps)?.time ?? null;
  const now = timeAt(settings.steps);
  if (now === null) return null;
  const one = settings.steps === 1 ? null : timeAt(1);
  return {
    images: formatCount(settings.count, messages),
    runs: formatCount(now.count, messages),
    now: atBudget(settings.steps, formatMs(now.value, messages)),
    one: one && atBudget(1, formatMs(one.value, messages)),
  } satisfies TimeFigures;
}
