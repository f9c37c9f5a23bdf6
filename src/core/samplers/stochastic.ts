/**
 * Stochastic consistency sampling (Song et al. 2023, algorithm 1): the network is told S = 1 and names the clean image,
 * which then gets fresh noise of the next time's level.
 */
import { alphaSigma } from '../schedule.ts';
import { type Hop, type Sampler, uniformHops } from './hop.ts';

function stochasticHop(t: number, s: number): Hop {
  const { alpha, sigma } = alphaSigma(s);
  return { t, s, inverseSteps: 1, cSample: 0, cDenoised: alpha, cPrevious: 0, cNoise: sigma };
}

export const stochastic = {
  id: 'stochastic',
  source: 'arXiv 2303.01469',
  hops: (steps) => uniformHops(steps, stochasticHop),
} as const satisfies Sampler;
