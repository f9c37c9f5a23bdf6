/** Compares the meter with golden features from training: in Node on cpu and wasm, in browsers on WebGPU and WebGL. */
import { FrechetEstimate } from '../core/metrics/frechet-estimate.ts';
import type { Images } from '../core/types.ts';
import type { FeatureNetwork } from '../engine/features.ts';
import type { Tensors } from '../package/safetensors.ts';
import { relativeError } from './golden-check.ts';

/** golden/meter.json; images and features are in golden/meter.safetensors. See training/stepdial_training/golden_meter.py. */
export interface MeterGolden {
  first: Record<string, number>;
  noise: { colourPattern63: number[]; greyPattern0: number[] };
  enlarging: { size: number; factor: number; matrix: number[][] };
  distance: { value: number; low: number; high: number; bias: number };
}

export const METER_SETS = ['colour', 'large', 'digits', 'grey'] as const;
export type MeterSet = (typeof METER_SETS)[number];

export function imagesOf(sets: Tensors, name: MeterSet): Images {
  const images = sets.get(`${name}.images`);
  const [count = 0, height = 0, width = 0, channels = 0] = images?.shape ?? [];
  return { count, height, width, channels, data: Uint8Array.from(images?.data ?? []) };
}

/** Relative error of the features of each set. */
export async function meterErrors(
  network: FeatureNetwork,
  golden: MeterGolden,
  sets: Tensors,
  names: readonly MeterSet[],
): Promise<number[]> {
  const errors: number[] = [];
  for (const name of names) {
    const features = await network.embed(imagesOf(sets, name), golden.first[name]);
    errors.push(relativeError(features, [...(sets.get(`${name}.features`)?.data ?? [])]));
  }
  return errors;
}

/** The distance of "grey" from the golden reference, estimated by the page's own code. */
export async function meterDistance(network: FeatureNetwork, sets: Tensors): Promise<number | undefined> {
  const of = (name: string) => Float64Array.from(sets.get(`reference.${name}`)?.data ?? []);
  const reference = { mean: of('mean'), covariance: of('covariance'), dimension: network.dimension };
  const estimate = new FrechetEstimate(reference, { groups: 20 });
  const images = imagesOf(sets, 'grey');
  estimate.add(await network.embed(images));
  return estimate.estimate(images.count)?.value;
}
