/** The hops of a sampler on a point of the plane: the very hops of src/core/samplers, with ideal networks. */
import type { Hop } from '../../../core/samplers/hop.ts';
import { samplerHops } from '../../../core/samplers/registry.ts';
import { type FlowPath, pointAt } from './flow.ts';
import { cleanEstimate, type Mixture, type Point } from './mixture.ts';

/** What the figure compares. */
export type FigureSampler = 'multistep' | 'ddim';

/** One hop done: from where to where, and the clean point x̂ that the ideal network named. */
export interface PointHop {
  readonly hop: Hop;
  readonly from: Point;
  readonly named: Point;
  readonly to: Point;
}

/** The hops of `sampler` with a budget of `steps`, from the start of `path`. */
export function pointHops(mixture: Mixture, sampler: FigureSampler, path: FlowPath, steps: number): PointHop[] {
  const name = (z: Point, hop: Hop): Point =>
    sampler === 'ddim' ? cleanEstimate(mixture, z, hop.t) : consistentEstimate(path, z, hop);
  const done: PointHop[] = [];
  let from = pointAt(path, 1);
  for (const hop of samplerHops(sampler, steps)) {
    const named = name(from, hop);
    const { cSample, cDenoised } = hop;
    const to: Point = [cSample * from[0] + cDenoised * named[0], cSample * from[1] + cDenoised * named[1]];
    done.push({ hop, from, named, to });
    from = to;
  }
  return done;
}

/**
 * What an ideal multistep consistency model names at z on `path`: the x̂ with which the hop ends where the path is at the
 * end of the segment. The hop's own equation, solved for x̂.
 */
function consistentEstimate(path: FlowPath, z: Point, { s, cSample, cDenoised }: Hop): Point {
  const target = pointAt(path, s);
  return [(target[0] - cSample * z[0]) / cDenoised, (target[1] - cSample * z[1]) / cDenoised];
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
