/** A particle as lines of the plane, as drawn (src/ui/article/figure/plane.ts). */
import { type FlowPath, pointAt } from './figure/flow.ts';
import type { Point } from './figure/mixture.ts';
import { drawnAt } from './figure/plane.ts';
import type { PointHop } from './figure/point-hops.ts';

export function pathLine({ positions }: FlowPath, apart: Point): Point[] {
  return positions.map((z, i) => drawnAt(z, 1 - i / (positions.length - 1), apart));
}

/** From the start through the end of every hop. */
export function hopLine(hops: readonly PointHop[], apart: Point): Point[] {
  const [first] = hops;
  if (first === undefined) return [];
  return [drawnAt(first.from, first.hop.t, apart), ...hops.map(({ to, hop }) => drawnAt(to, hop.s, apart))];
}

/** Where the path passes from one segment to the next. */
export function borders(path: FlowPath, hops: readonly PointHop[], apart: Point): Point[] {
  return hops.slice(0, -1).map(({ hop }) => drawnAt(pointAt(path, hop.s), hop.s, apart));
}
