/** The path that joins a point of noise to a point of data: the probability-flow ODE, integrated finely. */
import { flowVelocity, type Mixture, type Point } from './mixture.ts';

/** Positions and velocities (per unit of t) at times 1, 1 − 1/n, …, 0. */
export interface FlowPath {
  readonly positions: readonly Point[];
  readonly velocities: readonly Point[];
}

/** Four times as many move no end of a path by a ten-thousandth; see the test. */
const FINE_STEPS = 48;

/** The path from `start` at time 1 to time 0, by the classical Runge–Kutta method. */
export function flowPath(mixture: Mixture, start: Point, steps = FINE_STEPS): FlowPath {
  const positions = [start];
  const velocities = [flowVelocity(mixture, start, 1)];
  let z = start;
  let [first] = velocities;
  for (let i = 0; i < steps && first !== undefined; i++) {
    z = rungeKutta(mixture, z, first, 1 - i / steps, 1 - (i + 1) / steps);
    first = flowVelocity(mixture, z, 1 - (i + 1) / steps);
    positions.push(z);
    velocities.push(first);
  }
  return { positions, velocities };
}

/** From t to s; `first` is the velocity at z and t. */
function rungeKutta(mixture: Mixture, z: Point, first: Point, t: number, s: number): Point {
  const h = s - t;
  const middle = t + h / 2;
  const second = flowVelocity(mixture, moved(z, first, h / 2), middle);
  const third = flowVelocity(mixture, moved(z, second, h / 2), middle);
  const fourth = flowVelocity(mixture, moved(z, third, h), s);
  const change = (axis: 0 | 1) => first[axis] + 2 * second[axis] + 2 * third[axis] + fourth[axis];
  return moved(z, [change(0), change(1)], h / 6);
}

const moved = ([x, y]: Point, [vx, vy]: Point, by: number): Point => [x + by * vx, y + by * vy];

/** Where the path is at time t: between two of its points the cubic that has their positions and velocities (Hermite). */
export function pointAt({ positions, velocities }: FlowPath, t: number): Point {
  const steps = positions.length - 1;
  const before = Math.min(Math.floor((1 - t) * steps), steps - 1);
  const [p, q] = positions.slice(before, before + 2);
  const [v, w] = velocities.slice(before, before + 2);
  if (p === undefined || q === undefined || v === undefined || w === undefined) {
    throw new RangeError(`time ${t} is outside [0, 1]`);
  }
  const u = (1 - t) * steps - before;
  const part = u * u * (3 - 2 * u);
  const out = (-u * (1 - u) ** 2) / steps;
  const into = (u * u * (1 - u)) / steps;
  const at = (axis: 0 | 1) => (1 - part) * p[axis] + part * q[axis] + out * v[axis] + into * w[axis];
  return [at(0), at(1)];
}

/** The end of the path, at time 0. */
export const pathEnd = (path: FlowPath): Point => pointAt(path, 0);
