/** Samplers: pure functions from a step budget to a list of hops, computed once in float64. */
import { alphaSigma } from '../schedule.ts';

export type SamplerName = 'multistep' | 'ddim' | 'stochastic';

/** The number of network evaluations that ∞ stands for. */
export const INFINITE_STEPS = 256;

/** Far above any useful budget; a mistyped one should be a clear error and not a frozen page. */
const MAX_STEPS = 10_000;

/** One move t → s: z_s = keep·z_t + predict·x̂ + noise·ε, the network told `inverseBudget` (1/S, 0 for ∞). */
export interface Hop {
  readonly t: number;
  readonly s: number;
  readonly inverseBudget: number;
  readonly keep: number;
  readonly predict: number;
  readonly noise: number;
}

/** Deterministic DDIM (Song et al. 2020): keep = σ_s/σ_t, predict = α_s − α_t σ_s/σ_t. Needs t > 0. */
export function ddimHop(t: number, s: number, inverseBudget: number): Hop {
  const from = alphaSigma(t);
  const to = alphaSigma(s);
  const keep = to.sigma / from.sigma;
  return { t, s, inverseBudget, keep, predict: to.alpha - from.alpha * keep, noise: 0 };
}

/** Song et al. 2023, algorithm 1: x̂ from the network told S = 1, then fresh noise of the next time's level. */
function stochasticHop(t: number, s: number): Hop {
  const to = alphaSigma(s);
  return { t, s, inverseBudget: 1, keep: 0, predict: to.alpha, noise: to.sigma };
}

/**
 * The hops of a sampler, at the times 1 → 1−1/S → … → 0:
 * - `multistep`, the dial: DDIM hops (arXiv 2403.06807), the network told 1/S; with `INFINITE_STEPS` it is told ∞;
 * - `ddim`: the same hops on the diffusion (∞) network;
 * - `stochastic`: multistep sampling of the consistency model (S = 1), with fresh noise after every step.
 *
 * @param steps S, the network evaluations per image.
 * @throws RangeError unless `steps` is a whole number, at least 1.
 */
export function samplerHops(sampler: SamplerName, steps: number): Hop[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > MAX_STEPS) {
    throw new RangeError(`steps must be a whole number from 1 to ${MAX_STEPS}, not ${steps}`);
  }
  const hop = makeHop(sampler, steps);
  return Array.from({ length: steps }, (_, i) => hop(1 - i / steps, 1 - (i + 1) / steps));
}

function makeHop(sampler: SamplerName, steps: number): (t: number, s: number) => Hop {
  switch (sampler) {
    case 'multistep':
      return (t, s) => ddimHop(t, s, steps === INFINITE_STEPS ? 0 : 1 / steps);
    case 'ddim':
      return (t, s) => ddimHop(t, s, 0);
    case 'stochastic':
      return stochasticHop;
    default:
      throw new RangeError(`unknown sampler "${sampler satisfies never}"`);
  }
}
