/**
 * Where the figure draws a noisy point: at z/(α + σ), and the whole moved with time by up to `apart`, so that noise (t = 1)
 * is drawn about the origin and data (t = 0) about `apart`, each in its own size.
 *
 * With x̂ held, a DDIM hop is z = α x̂ + σ ε̂: an arc. Drawn so, it is a straight line from ε̂ to x̂, and every hop sets out
 * along the path and aims at the clean point that the network named.
 */
import { alphaSigma } from '../../../core/schedule.ts';
import type { Point } from './mixture.ts';
import type { PointHop } from './point-hops.ts';

export function drawnAt([x, y]: Point, t: number, apart: Point): Point {
  const { alpha, sigma } = alphaSigma(t);
  const sum = alpha + sigma;
  return [(x + alpha * apart[0]) / sum, (y + alpha * apart[1]) / sum];
}

/** A clean point under noise at time t, as drawn. */
export function hidden(clean: Point, noise: Point, t: number, apart: Point): Point {
  const { alpha, sigma } = alphaSigma(t);
  return drawnAt([alpha * clean[0] + sigma * noise[0], alpha * clean[1] + sigma * noise[1]], t, apart);
}

/** Where `hops` have brought their point at time t, as drawn: within a hop, on the straight line. */
export function hopsAt(hops: readonly PointHop[], t: number, apart: Point): Point {
  const now = hops.find(({ hop }) => hop.s <= t) ?? hops.at(-1);
  if (now === undefined) throw new RangeError('There are no hops.');
  const { alpha, sigma } = alphaSigma(now.hop.t);
  const noise = (axis: 0 | 1) => (now.from[axis] - alpha * now.named[axis]) / sigma;
  return hidden(now.named, [noise(0), noise(1)], t, apart);
}
