/** Compares a network with golden vectors from training: in Node on cpu and wasm, in browsers on WebGPU. */
import { tensor4d } from '@tensorflow/tfjs-core';
import type { SamplerName } from '../core/samplers/registry.ts';
import { samplerHops } from '../core/samplers/registry.ts';
import { type Conditioning, imageCount } from '../engine/denoiser.ts';
import { runHops } from '../engine/run-hops.ts';
import type { Network } from '../engine/tfjs/network.ts';
import { createTfjsDenoiser } from '../engine/tfjs/tfjs-denoiser.ts';
import type { UnetConfig } from '../package/manifest.ts';

/** golden/tiny.json, golden/mnist.json, golden/tiny-captions.json and golden/emoji.json; images flat in NHWC. */
export interface NetworkGolden {
  config: UnetConfig;
  cases: (Conditioning & { t: number; inverseBudget: number; z: number[]; v: number[] })[];
  trajectories: (Conditioning & { sampler: SamplerName; steps: number; seed: number; x: number[] })[];
}

/** Largest absolute difference, relative to the largest absolute expected value; NaN if lengths differ. */
export function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  if (actual.length !== expected.length || expected.length === 0) return Number.NaN;
  let difference = 0;
  let largest = 0;
  for (const [i, value] of expected.entries()) {
    const here = Math.abs((actual[i] ?? Number.NaN) - value);
    if (Number.isNaN(here)) return Number.NaN;
    difference = Math.max(difference, here);
    largest = Math.max(largest, Math.abs(value));
  }
  return difference / largest;
}

/** Relative error of one forward pass for each case. */
export async function forwardErrors(network: Network, golden: NetworkGolden): Promise<number[]> {
  const errors: number[] = [];
  for (const one of golden.cases) {
    const count = imageCount(one);
    const input = tensor4d(one.z, [count, ...network.shape]);
    for (const condition of network.conditions(one, count)) {
      const output = network.predictV(input, one.t, one.inverseBudget, condition);
      condition.dispose();
      errors.push(relativeError(await output.data(), one.v));
      output.dispose();
    }
    input.dispose();
  }
  return errors;
}

/** Relative error of the final images of each trajectory, starting from seeded noise. */
export async function trajectoryErrors(network: Network, golden: NetworkGolden): Promise<number[]> {
  const denoiser = createTfjsDenoiser(network, { batch: 16, queueDone: () => undefined });
  const errors: number[] = [];
  for (const one of golden.trajectories) {
    const hops = samplerHops(one.sampler, one.steps);
    const { images } = await runHops(denoiser, hops, { seed: one.seed, conditioning: one, count: imageCount(one) });
    errors.push(relativeError(images, one.x));
  }
  return errors;
}
