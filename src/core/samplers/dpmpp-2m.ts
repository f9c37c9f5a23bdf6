/**
 * DPM-Solver++(2M): DDIM plus a second-order term from the estimate before, at no further evaluation. With
 * λ = ln(α/σ), D the DDIM factor of x̂ and u → t the hop before, x̂ is replaced in D·x̂ by x̂ + r·(x̂ − x̂_prev), where
 * r = (λ_s − λ_t) / (2 (λ_t − λ_u)).
 */
import { alphaSigma } from '../schedule.ts';
import { ddimHop, type Hop, type Sampler } from './hop.ts';

/** λ at pure noise, where it is −∞: the `lambda_min_clipped` of diffusers for cosine schedules. */
const LAMBDA_MIN = -5.1;

function lambda(t: number): number {
  const { alpha, sigma } = alphaSigma(t);
  return Math.log(alpha / sigma);
}

/** λ_t − λ_u for the hop before. Below `LAMBDA_MIN` estimates hardly change, and a gap under λ_s − λ_t would overshoot. */
const gapBefore = (t: number, s: number, u: number): number =>
  u === 1 ? Math.max(lambda(t) - LAMBDA_MIN, lambda(s) - lambda(t)) : lambda(t) - lambda(u);

function secondOrder(hop: Hop, u: number): Hop {
  const { t, s, cDenoised } = hop;
  const shift = (0.5 * cDenoised * (lambda(s) - lambda(t))) / gapBefore(t, s, u);
  return { ...hop, cDenoised: cDenoised + shift, cPrevious: -shift };
}

export const dpmpp2m = {
  id: 'dpmpp-2m',
  source: 'arXiv 2211.01095, algorithm 2',
  hops: (steps) =>
    Array.from({ length: steps }, (_, i) => {
      const hop = ddimHop(1 - i / steps, 1 - (i + 1) / steps, 0);
      // λ is infinite at both ends: the first and the last hop are of first order.
      return i === 0 || i === steps - 1 ? hop : secondOrder(hop, 1 - (i - 1) / steps);
    }),
} as const satisfies Sampler;
