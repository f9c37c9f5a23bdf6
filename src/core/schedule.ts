/** The noise schedule: variance preserving, cosine. z_t = α_t x + σ_t ε, t = 0 a clean image, t = 1 pure noise. */

/** Signal and noise level at one time; alpha² + sigma² = 1. */
export interface Level {
  readonly alpha: number;
  readonly sigma: number;
}

/**
 * α_t = cos(πt/2) and σ_t = sin(πt/2), exact at 0 and at 1, where floating point would leave α = 6e-17.
 * @throws RangeError unless 0 ≤ t ≤ 1.
 */
export function alphaSigma(t: number): Level {
  if (!(t >= 0 && t <= 1)) throw new RangeError(`time ${t} is outside [0, 1]`);
  if (t === 1) return { alpha: 0, sigma: 1 };
  return { alpha: Math.cos(0.5 * Math.PI * t), sigma: Math.sin(0.5 * Math.PI * t) };
}
