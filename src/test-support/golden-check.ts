/** Compares a denoiser with the golden vectors that training wrote: in Node on cpu and wasm, in browsers on WebGPU. */
import { tensor4d } from '@tensorflow/tfjs-core';
import type { SamplerName } from '../core/samplers/registry.ts';
import { samplerHops } from '../core/samplers/registry.ts';
import { type Conditioning, type Denoiser, imageCount } from '../engine/denoiser.ts';
import { runHops } from '../engine/run-hops.ts';
import type { UnetConfig } from '../package/manifest.ts';

/** golden/tiny.json, golden/mnist.json, golden/tiny-captions.json and golden/emoji.json; images flat in NHWC. */
export interface NetworkGolden {
  config: UnetConfig;
  cases: (Conditioning & { t: number; inverseBudget: number; z: number[]; v: number[] })[];
  trajectories: (Conditioning & { sampler: SamplerName; steps: number; seed: number; x: number[] })[];
}

/** Largest absolute difference, relative to the largest absolute expected value; NaN where lengths differ. */
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
export async function forwardErrors(denoiser: Denoiser, golden: NetworkGolden): Promise<number[]> {
  const errors: number[] = [];
  for (const one of golden.cases) {
    const count = imageCount(one);
    const input = tensor4d(one.z, [count, ...denoiser.shape]);
    for (const condition of denoiser.conditions(one, count)) {
      const output = denoiser.predictV(input, one.t, one.inverseBudget, condition);
      condition.dispose();
      errors.push(relativeError(await output.data(), one.v));
      output.dispose();
    }
    input.dispose();
  }
  return errors;
}

/** Relative error of the final pictures of each trajectory, from seeded noise on. */
export async function trajectoryErrors(denoiser: Denoiser, golden: NetworkGolden): Promise<number[]> {
  const errors: number[] = [];
  for (const one of golden.trajectories) {
    const hops = samplerHops(one.sampler, one.steps);
    errors.push(
      relativeError(await runHops(denoiser, hops, { seed: one.seed, subjects: one, count: imageCount(one) }), one.x),
    );
  }
  return errors;
}
