/** Where the points of the frontier lie in its plot, which is the nearest to a pointer, and where the arrow keys lead. */
import { SERIES } from '../../../session/curve-point.ts';
import { logDomain, logPart } from '../kit/log-axis.ts';
import type { Placed } from './frontier.ts';

type Ends = readonly [low: number, high: number];

/** The ends of both axes. */
export interface Axes {
  time: Ends;
  proxy: Ends;
}

/** Parts of the plot from its left and from its top: 0 … 1. */
export interface Spot {
  left: number;
  top: number;
}

export const axesFor = (times: readonly number[], proxies: readonly number[]): Axes => ({
  time: logDomain(times),
  proxy: logDomain(proxies),
});

export const spotOf = (time: number, proxy: number, axes: Axes): Spot => ({
  left: logPart(time, axes.time),
  top: 1 - logPart(proxy, axes.proxy),
});

/** The point nearest to (x, y) px in a plot of `width`×`height` px, at most `reach` px away. */
export function nearestPoint(
  points: readonly Placed[],
  axes: Axes,
  at: { x: number; y: number; width: number; height: number },
  reach: number,
): Placed | null {
  let nearest: Placed | null = null;
  let least = reach;
  for (const point of points) {
    const { left, top } = spotOf(point.time.value, point.proxy.value, axes);
    const away = Math.hypot(left * at.width - at.x, top * at.height - at.y);
    if (away < least) {
      nearest = point;
      least = away;
    }
  }
  return nearest;
}

/** Where a key leads from `point`: left and right along its curve, up and down to the next one; null for other keys. */
export function walk(points: readonly Placed[], point: Placed, key: string): Placed | null {
  const curve = points.filter(({ series }) => series === point.series);
  const at = curve.indexOf(point);
  switch (key) {
    case 'ArrowLeft':
      return curve[Math.max(at - 1, 0)] ?? null;
    case 'ArrowRight':
      return curve[Math.min(at + 1, curve.length - 1)] ?? null;
    case 'Home':
      return curve[0] ?? null;
    case 'End':
      return curve.at(-1) ?? null;
    case 'ArrowUp':
      return onNextCurve(points, point, -1);
    case 'ArrowDown':
      return onNextCurve(points, point, 1);
    default:
      return null;
  }
}

/** The point of the next curve whose budget is nearest; `point` itself where there is no further curve. */
function onNextCurve(points: readonly Placed[], point: Placed, by: 1 | -1): Placed {
  const curves = SERIES.filter((name) => points.some(({ series }) => series === name));
  const next = curves[curves.indexOf(point.series) + by];
  const away = ({ steps }: Placed) => Math.abs(Math.log(steps / point.steps));
  const [nearest] = points.filter(({ series }) => series === next).sort((a, b) => away(a) - away(b));
  return nearest ?? point;
}
