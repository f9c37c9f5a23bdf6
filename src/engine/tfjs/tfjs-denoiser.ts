/** Runs plans on a network in TensorFlow.js. Each hop is one linear combination of z, v, the estimate before it and noise. */
import { add, concat, mul, slice, sub, type Tensor, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { alphaSigma } from '../../core/schedule.ts';
import { type Denoiser, type DenoiserRun, imageCount, type RunPlan } from '../denoiser.ts';
import type { ConditionTensors, Network } from './network.ts';

/** How a backend should be given its work. */
export interface Workload {
  /** Images for one network evaluation. */
  readonly batch: number;
  /** See `DenoiserRun.queueDone`. */
  queueDone(): Promise<unknown> | undefined;
}

/** The input and output of a batch's latest evaluation, from which x̂ is computed on demand. */
interface Evaluation {
  t: number;
  z: Tensor4D;
  v: Tensor4D;
}

interface Batch {
  first: number;
  size: number;
  condition: ConditionTensors;
  z: Tensor4D;
  latest: Evaluation | undefined;
}

/** A denoiser that owns `network`. */
export const createTfjsDenoiser = (network: Network, workload: Workload): Denoiser => ({
  shape: network.shape,
  start: (plan) => startRun(network, workload, plan),
  dispose: () => network.dispose(),
});

function startRun(network: Network, { batch: batchSize, queueDone }: Workload, plan: RunPlan): DenoiserRun {
  const count = imageCount(plan.conditioning);
  const batches: Batch[] = [];
  const tracked: Tensor4D[] = [];
  const conditions = network.conditions(plan.conditioning, batchSize);
  const noise = (draw: number, first: number, size: number) =>
    tensor4d(plan.noise(draw, first, size), [size, ...network.shape]);

  function dispose(): void {
    for (const { z, latest } of batches.splice(0)) free([z, ...(latest ? [latest.z, latest.v] : [])]);
    free(tracked.splice(0));
    for (const condition of conditions.splice(0)) condition.dispose();
  }

  function batchAt(index: number): Batch {
    const found = batches[index];
    if (found === undefined) throw new RangeError(`there is no batch ${index} in this run`);
    return found;
  }

  try {
    for (const [i, condition] of conditions.entries()) {
      const first = i * batchSize;
      const size = Math.min(batchSize, count - first);
      batches.push({ first, size, condition, z: noise(0, first, size), latest: undefined });
    }
  } catch (error) {
    dispose();
    throw error;
  }

  return {
    batches: batches.length,
    step: (index, of) => {
      const hop = plan.hops[index];
      if (hop === undefined) throw new RangeError(`there is no hop ${index} in this run`);
      const { t, inverseSteps, cSample, cDenoised, cPrevious, cNoise } = hop;
      const batch = batchAt(of);
      const { z, latest, condition, first, size } = batch;
      const next = tidy(() => {
        const { alpha, sigma } = alphaSigma(t);
        const v = network.predictV(z, t, inverseSteps, condition);
        // With x̂ = α z − σ v the hop is a combination of z and v.
        let sum = add<Tensor4D>(mul(z, cSample + cDenoised * alpha), mul(v, -cDenoised * sigma));
        if (cPrevious !== 0) sum = add(sum, mul(estimate(latest), cPrevious));
        if (cNoise !== 0) sum = add(sum, mul(noise(index + 1, first, size), cNoise));
        return { z: sum, v };
      });
      if (latest) free([latest.z, latest.v]);
      batch.latest = { t, z, v: next.v };
      batch.z = next.z;
    },
    track: (image) => {
      const { latest, first } = batchAt(Math.floor(image / batchSize));
      tracked.push(tidy(() => estimate(latest, image - first)));
    },
    denoised: async () => {
      const estimates = batches.map(({ latest }) => tidy(() => estimate(latest)));
      try {
        return await readAll(estimates);
      } finally {
        free(estimates);
      }
    },
    read: async () => {
      const [images, rest] = await Promise.all([readAll(batches.map(({ z }) => z)), readJoined(tracked)]);
      return { images, tracked: rest };
    },
    queueDone,
    dispose,
  };
}

/** x̂ of a batch, or of its image `row` alone. Leaves intermediate tensors to a surrounding `tidy`. */
function estimate(latest: Evaluation | undefined, row?: number): Tensor4D {
  if (latest === undefined) throw new RangeError('there is no estimate before the first hop');
  const { alpha, sigma } = alphaSigma(latest.t);
  const rows = (x: Tensor4D) => (row === undefined ? x : slice(x, [row, 0, 0, 0], [1, -1, -1, -1]));
  return sub(mul(rows(latest.z), alpha), mul(rows(latest.v), sigma));
}

/** As `readAll`, in one read-back. */
async function readJoined(images: readonly Tensor4D[]): Promise<Float32Array<ArrayBuffer>> {
  if (images.length === 0) return new Float32Array();
  const joined = concat([...images], 0);
  try {
    return await readAll([joined]);
  } finally {
    joined.dispose();
  }
}

async function readAll(batches: readonly Tensor4D[]): Promise<Float32Array<ArrayBuffer>> {
  const parts = await Promise.all(batches.map((batch) => batch.data<'float32'>()));
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function free(tensors: readonly Tensor[]): void {
  for (const tensor of tensors) tensor.dispose();
}
