/**
 * Heun's method of EDM (arXiv 2206.00364, algorithm 1, without churn) in σ̄ = σ/α. A step costs two evaluations, so it is
 * two hops: a DDIM hop to s as the predictor, and a corrector that evaluates at s and stays there,
 * z_s = z' + g·(x̂(z', s) − x̂(z, t)) with g = ½ α_s (σ̄_t/σ̄_s − 1). That is EDM's trapezoid with z eliminated.
 *
 * The first and the last step have no corrector, because σ̄ is infinite at t = 1 and 0 at s = 0. So N steps cost 2N − 2
 * evaluations, and an odd budget leaves one more step uncorrected, the one before the last.
 */
import { alphaSigma } from '../schedule.ts';
import { ddimHop, type Hop, type Sampler } from './hop.ts';

function corrector(t: number, s: number): Hop {
  const from = alphaSigma(t);
  const to = alphaSigma(s);
  const gain = 0.5 * to.alpha * ((from.sigma * to.alpha) / (from.alpha * to.sigma) - 1);
  return { t: s, s, inverseSteps: 0, cSample: 1, cDenoised: gain, cPrevious: -gain, cNoise: 0 };
}

export const heun = {
  id: 'heun',
  source: 'arXiv 2206.00364, algorithm 1',
  hops: (budget) => {
    const steps = budget < 4 ? budget : Math.floor(budget / 2) + 1 + (budget % 2);
    const corrected = budget - steps;
    return Array.from({ length: steps }, (_, i) => {
      const [t, s] = [1 - i / steps, 1 - (i + 1) / steps];
      const predictor = ddimHop(t, s, 0);
      return i >= 1 && i <= corrected ? [predictor, corrector(t, s)] : [predictor];
    }).flat();
  },
} as const satisfies Sampler;
