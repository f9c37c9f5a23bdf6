/** Compares a denoiser with the golden vectors that training wrote: in Node on cpu and wasm, in browsers on WebGPU. */
import { tensor1d, tensor4d } from '@tensorflow/tfjs-core';
import type { UnetConfig } from '../models/manifest.ts';
import type { SamplerName } from '../sampling/samplers.ts';
import { samplerHops } from '../sampling/samplers.ts';
import type { Denoiser } from './denoiser.ts';
import { runHops } from './run-hops.ts';

/** golden/tiny.json and golden/mnist.json; images flat in NHWC. */
export interface NetworkGolden {
  config: UnetConfig;
  cases: { t: number; inverseBudget: number; labels: number[]; z: number[]; v: number[] }[];
  trajectories: { sampler: SamplerName; steps: number; seed: number; labels: number[]; x: number[] }[];
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
  for (const { t, inverseBudget, labels, z, v } of golden.cases) {
    const input = tensor4d(z, [labels.length, ...denoiser.shape]);
    const classes = tensor1d(labels, 'int32');
    const output = denoiser.predictV(input, t, inverseBudget, classes);
    try {
      errors.push(relativeError(await output.data(), v));
    } finally {
      for (const tensor of [input, classes, output]) tensor.dispose();
    }
  }
  return errors;
}

/** Relative error of the final pictures of each trajectory, from seeded noise on. */
export async function trajectoryErrors(denoiser: Denoiser, golden: NetworkGolden): Promise<number[]> {
  const errors: number[] = [];
  for (const { sampler, steps, seed, labels, x } of golden.trajectories) {
    const hops = samplerHops(sampler, steps);
    errors.push(relativeError(await runHops(denoiser, hops, { seed, labels, count: labels.length }), x));
  }
  return errors;
}
