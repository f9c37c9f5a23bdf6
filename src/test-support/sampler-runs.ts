/** The vectors of golden/sampler-runs.json: hops of every sampler, and where they lead an analytic denoiser, in float64. */
import { readFileSync } from 'node:fs';
import type { Hop } from '../core/samplers/hop.ts';
import { alphaSigma } from '../core/schedule.ts';

interface VectorsDenoiser {
  mean: number;
  variance: number;
  perInverseSteps: number;
}

export interface SamplerRun {
  sampler: string;
  steps: number;
  hops: Hop[];
  /** z after each hop; for long runs only after the last ones. */
  trajectory: number[][];
}

export interface SamplerRuns {
  denoiser: VectorsDenoiser;
  seed: number;
  /** z at t = 1. */
  start: number[];
  runs: SamplerRun[];
}

export const readSamplerRuns = (): SamplerRuns =>
  JSON.parse(readFileSync(new URL('../../golden/sampler-runs.json', import.meta.url), 'utf8'));

/**
 * x̂ for data ±mean with Gaussian spread: the exact posterior mean, plus a term by which a network that is told the wrong
 * budget shows.
 */
export const vectorsDenoiser =
  ({ mean, variance, perInverseSteps }: VectorsDenoiser) =>
  (z: number, t: number, inverseSteps: number): number => {
    const { alpha, sigma } = alphaSigma(t);
    const spread = alpha ** 2 * variance + sigma ** 2;
    const centre = mean * Math.tanh((alpha * mean * z) / spread);
    return centre + ((alpha * variance) / spread) * (z - alpha * centre) + perInverseSteps * inverseSteps;
  };
