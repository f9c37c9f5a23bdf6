/** A mixture of equal Gaussians in the plane, whose ideal denoiser is known in closed form. */
import { alphaSigma } from '../../../core/schedule.ts';

export type Point = readonly [x: number, y: number];

/** Components of equal weight and the same standard deviation `spread`, smaller than 1, in every direction. */
export interface Mixture {
  readonly means: readonly Point[];
  readonly spread: number;
}

/** The mean of all data: all that the ideal denoiser can name under pure noise. */
export function overallMean({ means }: Mixture): Point {
  const [x, y] = means.reduce<Point>(([sumX, sumY], [mx, my]) => [sumX + mx, sumY + my], [0, 0]);
  return [x / means.length, y / means.length];
}

/**
 * x̂ = E[x | z_t = z], the output of a denoiser that has learnt all there is to learn.
 *
 * With V = α²·spread² + σ², the variance of z about α·mean: x̂ = c·z + (1 − cα)·m, where c = α·spread²/V and m is the mean
 * of the components, each weighted by its posterior probability given z.
 */
export function cleanEstimate(mixture: Mixture, z: Point, t: number): Point {
  const { alpha, sigma } = alphaSigma(t);
  const variance = alpha ** 2 * mixture.spread ** 2 + sigma ** 2;
  const [x, y] = posteriorMean(mixture.means, z, alpha, variance);
  const own = (alpha * mixture.spread ** 2) / variance;
  return [own * z[0] + (1 - own * alpha) * x, own * z[1] + (1 - own * alpha) * y];
}

/**
 * Where the probability flow moves a point at time t, per unit of t: dz/dt = (π/2)(α ε̂ − σ x̂) with ε̂ = (z − α x̂)/σ.
 * Written out, so that nothing is divided by σ: (π/2)(σ/V)(α(1 − spread²)·z − m), with V and m as in `cleanEstimate`.
 */
export function flowVelocity(mixture: Mixture, z: Point, t: number): Point {
  const { alpha, sigma } = alphaSigma(t);
  const variance = alpha ** 2 * mixture.spread ** 2 + sigma ** 2;
  const [x, y] = posteriorMean(mixture.means, z, alpha, variance);
  const rate = (0.5 * Math.PI * sigma) / variance;
  const pull = alpha * (1 - mixture.spread ** 2);
  return [rate * (pull * z[0] - x), rate * (pull * z[1] - y)];
}

/** Mean of the components, weighted by exp(−‖z − α·mean‖²/2V). The nearest has weight 1: no sum of underflown zeros. */
function posteriorMean(means: readonly Point[], z: Point, alpha: number, variance: number): Point {
  let nearest = Number.POSITIVE_INFINITY;
  for (const mean of means) {
    const dx = z[0] - alpha * mean[0];
    const dy = z[1] - alpha * mean[1];
    nearest = Math.min(nearest, dx * dx + dy * dy);
  }
  let total = 0;
  let x = 0;
  let y = 0;
  for (const mean of means) {
    const dx = z[0] - alpha * mean[0];
    const dy = z[1] - alpha * mean[1];
    const exponent = (nearest - dx * dx - dy * dy) / (2 * variance);
    // Below half of float64's last digit: most components, while there is little noise.
    if (exponent < -37) continue;
    const weight = Math.exp(exponent);
    total += weight;
    x += weight * mean[0];
    y += weight * mean[1];
  }
  return [x / total, y / total];
}
