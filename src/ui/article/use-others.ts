/** The particles besides the highlighted one: their paths, and a sampler's hops along them. */
import { useCallback } from 'react';
import { type FlowPath, flowPath, pathEnd } from './figure/flow.ts';
import type { Point } from './figure/mixture.ts';
import { distance, type FigureSampler, type PointHop, pointHops } from './figure/point-hops.ts';
import { SPIRAL } from './figure/spiral.ts';
import { useInSlices } from './use-in-slices.ts';

export interface Particle {
  readonly path: FlowPath;
  readonly hops: readonly PointHop[];
}

const layPath = (start: Point): FlowPath => flowPath(SPIRAL, start);

/** `starts` must stay the same while they are the same. */
export function useOthers(starts: readonly Point[], sampler: FigureSampler, steps: number): readonly Particle[] {
  const paths = useInSlices(starts, layPath);
  const hop = useCallback(
    (path: FlowPath): Particle => ({ path, hops: pointHops(SPIRAL, sampler, path, steps) }),
    [sampler, steps],
  );
  return useInSlices(paths, hop);
}

/** How far a particle lands from the end of its path. */
export function miss({ path, hops }: Particle): number {
  const last = hops.at(-1);
  return last === undefined ? 0 : distance(last.to, pathEnd(path));
}

/** Their average miss; null while there are none. */
export const averageMiss = (particles: readonly Particle[]): number | null =>
  particles.length === 0 ? null : particles.reduce((sum, particle) => sum + miss(particle), 0) / particles.length;
