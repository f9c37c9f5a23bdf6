/** The data form of every sampler: a list of hops, each one network evaluation followed by one linear combination. */
import { alphaSigma } from '../schedule.ts';

/**
 * One move from time t to time s. The network's v at (z, t) gives the denoised estimate x̂ = α_t z − σ_t v, and then
 * z_s = cSample·z + cDenoised·x̂ + cPrevious·x̂_prev + cNoise·ε, where x̂_prev is the estimate of the hop before.
 */
export interface Hop {
  /** Time of the evaluation, in (0, 1]. */
  readonly t: number;
  /** Time of the result, at most t; the next hop's t. */
  readonly s: number;
  /** The step budget that the network is told: 1/S, or 0 for ∞. */
  readonly inverseSteps: number;
  readonly cSample: number;
  readonly cDenoised: number;
  /** 0 in the first hop, which has no predecessor. */
  readonly cPrevious: number;
  /** Factor of fresh standard normal noise. */
  readonly cNoise: number;
}

/** A way to spend a step budget. */
export interface Sampler {
  /** Its name in addresses, files and on the command line. */
  readonly id: string;
  /** Where it was published. */
  readonly source: string;
  /**
   * Its hops: exactly `steps` of them, because a budget counts network evaluations.
   *
   * @param steps S, a whole number from 1.
   * @param inverseSteps what a network trained for many budgets is told for this one: 1/S, or 0 for ∞.
   */
  hops(steps: number, inverseSteps: number): Hop[];
}

/** Deterministic DDIM (arXiv 2010.02502): cSample = σ_s/σ_t, cDenoised = α_s − α_t σ_s/σ_t. Needs t > 0. */
export function ddimHop(t: number, s: number, inverseSteps: number): Hop {
  const from = alphaSigma(t);
  const to = alphaSigma(s);
  const cSample = to.sigma / from.sigma;
  return { t, s, inverseSteps, cSample, cDenoised: to.alpha - from.alpha * cSample, cPrevious: 0, cNoise: 0 };
}

/** One hop for each of `steps` equal segments of time, 1 → 1 − 1/S → … → 0. */
export const uniformHops = (steps: number, hop: (t: number, s: number) => Hop): Hop[] =>
  Array.from({ length: steps }, (_, i) => hop(1 - i / steps, 1 - (i + 1) / steps));
