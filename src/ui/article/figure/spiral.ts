/** The data of the figure: many small Gaussians along a spiral, of mean 0 and variance 1, as the noise is. */
import { fillGaussianNoise } from '../../../core/noise.ts';
import type { Mixture, Point } from './mixture.ts';

const COMPONENTS = 96;
const TURNS = 1.75;
/** Radius of the inner end over that of the outer. */
const INNER = 0.3;

/** Components at equal distances along the arm, near enough to each other that they join. */
export const SPIRAL: Mixture = standardised(arm(), 0.06);

function arm(): Point[] {
  return Array.from({ length: COMPONENTS }, (_, i) => {
    // The length of an arm grows with the square of its radius, nearly.
    const radius = Math.sqrt(INNER ** 2 + (1 - INNER ** 2) * (i / (COMPONENTS - 1)));
    const angle = (2 * Math.PI * TURNS * (radius - INNER)) / (1 - INNER);
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Moved and scaled as a whole, its shape kept, to mean 0 and to variance 1 as the average of x and y. */
function standardised(points: readonly Point[], spread: number): Mixture {
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const middle = [mean(0), mean(1)] as const;
  const squares = points.reduce((sum, [x, y]) => sum + (x - middle[0]) ** 2 + (y - middle[1]) ** 2, 0);
  const scale = Math.sqrt((1 - spread ** 2) / (squares / (2 * points.length)));
  return { means: points.map(([x, y]) => [scale * (x - middle[0]), scale * (y - middle[1])]), spread };
}

/** Draws of the noise for different uses must not be the same numbers. */
const DATA_DRAW = 1;
const NOISE_DRAW = 2;

/** A point of data and the noise that hides it. */
export interface Pair {
  readonly clean: Point;
  readonly noise: Point;
}

/** `count` pairs, the components in turn. */
export function drawPairs({ means, spread }: Mixture, count: number, seed: number): Pair[] {
  const jitter = gaussianPoints(count, seed, DATA_DRAW);
  const noise = gaussianPoints(count, seed, NOISE_DRAW);
  return jitter.map(([x, y], i) => {
    const [mx, my] = means[i % means.length] ?? [0, 0];
    return { clean: [mx + spread * x, my + spread * y], noise: noise[i] ?? [0, 0] };
  });
}

/** `count` points of pure noise. */
export function gaussianPoints(count: number, seed: number, draw = 0): Point[] {
  const values = new Float32Array(2 * count);
  fillGaussianNoise(values, 0, values.length, seed, 0, draw);
  return Array.from({ length: count }, (_, i) => [values[2 * i] ?? 0, values[2 * i + 1] ?? 0]);
}
