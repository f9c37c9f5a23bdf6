/**
 * One curve of a chart: its marks, the line that joins them, and their intervals.
 *
 * Three SVG paths on Recharts' scales. Axes, grid, reference lines and scales are Recharts'; marks are not, since its Line
 * and ErrorBar make several components for each point. Redrawing five curves costs the main thread nine times as much with
 * them: 147 ms (82 to 244) against 16 ms (8 to 26) on two busy cores, by `npx tsx bench/chart-marks.ts`, and a chart redraws
 * while the reader drags the dial. Nor can they draw a curve's points beside each other at one stop.
 */
import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import { heightOf } from './log-axis.ts';
import { type Mark, markPath } from './marks.ts';
import type { Point } from './point.ts';

interface SeriesProps {
  mark: Mark;
  points: { index: number; point: Point | null }[];
  /** Drawn fainter: not what the reader has chosen. */
  aside?: boolean;
}

/** Half the width of an interval's caps, in px. */
const CAP = 3;

export function Series({ mark, points, aside = false }: SeriesProps) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  const area = usePlotArea();
  if (toX === undefined || toY === undefined || area === undefined) return null;
  const { colour, shape, dash, shift } = mark;
  const bottom = area.y + area.height;
  const placed = points.flatMap(({ index, point }) => {
    const x = toX(index + shift);
    if (point === null || x === undefined) return [];
    const height = (value: number) => heightOf(value, toY, bottom);
    return [{ x, y: height(point.value), low: height(point.low), high: height(point.high) }];
  });
  if (placed.length === 0) return null;
  const bars = placed.filter(({ low, high }) => low - high > 1);
  return (
    <g className="series" opacity={aside ? 0.55 : 1} stroke={colour} fill="none">
      {dash !== null && (
        <path d={`M${placed.map(({ x, y }) => `${x} ${y}`).join('L')}`} strokeWidth={1.75} strokeDasharray={dash} />
      )}
      <path
        strokeWidth={1.5}
        d={bars
          .map(({ x, low, high }) => {
            const cap = (y: number) => `M${x - CAP} ${y}h${2 * CAP}`;
            return `M${x} ${low}V${high}${cap(high)}${cap(low)}`;
          })
          .join('')}
      />
      <path d={placed.map(({ x, y }) => markPath(shape, x, y)).join('')} fill={colour} stroke="none" />
    </g>
  );
}
