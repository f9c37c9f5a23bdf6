/** From the reader's settings to what the engine runs, and the keys under which results and timings are kept. */
import type { CurveRecord } from '../models/curves.ts';
import type { ModelManifest } from '../models/manifest.ts';
import type { SamplerName } from '../sampling/samplers.ts';
import type { RunSpec } from '../worker/protocol.ts';
import type { Settings } from './settings.ts';

type Networks = Pick<ModelManifest, 'networks' | 'classes'>;

/** What decides a figure of quality: the method, whatever the seed. */
export type Method = Pick<RunSpec, 'sampler' | 'network' | 'steps'>;

/**
 * The network to use: the specialist of the budget where the reader wants specialists and the model ships one, else the
 * dial. The other samplers run the dial, as their shipped curves do: DDIM tells it 1/S = 0, stochastic sampling 1/S = 1.
 */
export function networkFor(
  model: Pick<Networks, 'networks'>,
  choice: { sampler: SamplerName; steps: number; specialists: boolean },
): string {
  if (!choice.specialists || choice.sampler !== 'multistep') return 'dial';
  const wanted = `specialist-${choice.steps}`;
  return model.networks.some(({ name }) => name === wanted) ? wanted : 'dial';
}

/** The run that `settings` ask for at `steps`. A class that the model does not know becomes 'mixed'. */
export function specFor(settings: Settings, model: Networks, steps = settings.steps): RunSpec {
  const { sampler, specialists, count, seed, label } = settings;
  const known = label === 'mixed' || label < model.classes.length;
  return {
    sampler,
    steps,
    count,
    seed,
    label: known ? label : 'mixed',
    network: networkFor(model, { sampler, steps, specialists }),
  };
}

/** One key for one set of pictures. */
export const pictureKey = (spec: RunSpec): string => `${timingKey(spec)} ${spec.seed} ${spec.label}`;

/** One key for one latency: everything that costs time, so neither seed nor class. */
export const timingKey = (spec: Pick<RunSpec, 'sampler' | 'network' | 'steps' | 'count'>): string =>
  `${methodKey(spec)} ${spec.count}`;

export const methodKey = ({ sampler, network, steps }: Method): string => `${sampler} ${network} ${steps}`;

/** Samples behind each point of the shipped curves (the floor, whose samples are real images, aside). */
export const curveCount = (records: readonly CurveRecord[]): number =>
  Math.max(...records.filter(({ family }) => family !== 'real').map(({ count }) => count));
