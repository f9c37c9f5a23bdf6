/** Turns the reader's settings into what the engine runs, and makes the keys for results and timings. */

import { REAL } from '../core/families.ts';
import type { Prompt, RunSpec } from '../core/types.ts';
import type { CurveRecord } from '../package/curves.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { type CurvePoint, type DialChoice, seriesChosen, seriesOf } from './curve-point.ts';
import type { Settings } from './settings.ts';

type Examples = Pick<NonNullable<ModelManifest['captions']>, 'guidance' | 'examples'>;

/** The parts of a model that decide which run the settings ask for. */
export interface Drawable {
  networks: readonly { name: string }[];
  classes: readonly string[];
  captions?: Examples | undefined;
}

/** What a quality figure depends on: the method, not the seed. */
export type Method = Pick<RunSpec, 'sampler' | 'network' | 'steps'>;

/**
 * The network to use: the specialist of the budget where the reader wants specialists and the model ships one, else the
 * dial. The other samplers run the dial, as their shipped curves do: DDIM tells it 1/S = 0, stochastic sampling 1/S = 1.
 */
export function networkFor(model: Pick<Drawable, 'networks'>, choice: DialChoice): string {
  if (seriesChosen(choice) !== 'specialist') return 'dial';
  const wanted = `specialist-${choice.steps}`;
  return model.networks.some(({ name }) => name === wanted) ? wanted : 'dial';
}

/** The point on the curves that a run belongs to. */
export const pointOfRun = ({ sampler, network, steps }: Method): CurvePoint => ({
  series: seriesOf(sampler, network),
  steps,
});

/** The point that the settings are on; a specialist only if the model ships it. */
export const pointOfSettings = (choice: DialChoice, model: Pick<Drawable, 'networks'>): CurvePoint =>
  pointOfRun({ ...choice, network: networkFor(model, choice) });

/** The guidance scale to use, within what the model allows; null for a model without captions. */
export function guidanceFor(
  { guidance }: Pick<Settings, 'guidance'>,
  model: Pick<Drawable, 'captions'>,
): number | null {
  if (model.captions === undefined) return null;
  const { max, default: own } = model.captions.guidance;
  return Math.min(guidance ?? own, max);
}

/** The reader's caption, or the model's examples in turn; undefined for a model without captions. */
function promptFor(settings: Pick<Settings, 'caption' | 'guidance'>, model: Drawable): Prompt | undefined {
  const guidance = guidanceFor(settings, model);
  if (model.captions === undefined || guidance === null) return undefined;
  const { caption } = settings;
  return { captions: caption === '' ? model.captions.examples : [caption], guidance };
}

/** The run that `settings` ask for at `steps`. A class that the model does not know becomes 'mixed'. */
export function specFor(settings: Settings, model: Drawable, steps = settings.steps): RunSpec {
  const { sampler, specialists, count, seed, label } = settings;
  const known = label === 'mixed' || label < model.classes.length;
  const prompt = promptFor(settings, model);
  return {
    sampler,
    steps,
    count,
    seed,
    label: known ? label : 'mixed',
    ...(prompt !== undefined && { prompt }),
    network: networkFor(model, { sampler, steps, specialists }),
  };
}

/** One key for one set of pictures. */
export function pictureKey(spec: RunSpec): string {
  const what = spec.prompt === undefined ? spec.label : JSON.stringify([spec.prompt.guidance, ...spec.prompt.captions]);
  return `${timingKey(spec)} ${spec.seed} ${what}`;
}

/** One key for one latency: everything that costs time, so not the seed, class, caption or guidance. */
export const timingKey = (spec: Pick<RunSpec, 'sampler' | 'network' | 'steps' | 'count'>): string =>
  `${methodKey(spec)} ${spec.count}`;

/** One key for one live estimate, which depends on guidance. */
export const liveKey = (method: Method, guidance: number | null): string =>
  guidance === null ? methodKey(method) : `${methodKey(method)} ${guidance}`;

export const methodKey = ({ sampler, network, steps }: Method): string => `${sampler} ${network} ${steps}`;

/** Samples behind each point of the shipped curves. The floor, measured on real images, does not count. */
export const curveCount = (records: readonly CurveRecord[]): number =>
  Math.max(...records.filter(({ family }) => family !== REAL).map(({ count }) => count));
