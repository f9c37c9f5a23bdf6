/** The curves of the frontier and, below them, the front: paths in one plot, as in Series.tsx and for its reason. */
import { Fragment } from 'react';
import { usePlotArea } from 'recharts';
import { SERIES } from '../../../session/curve-point.ts';
import { MARKS, markPath } from '../kit/marks.ts';
import type { Placed } from './frontier.ts';
import { type Axes, spotOf } from './frontier-spots.ts';

interface FrontierCurvesProps {
  points: readonly Placed[];
  /** In order of time. */
  front: readonly Placed[];
  axes: Axes;
}

export function FrontierCurves({ points, front, axes }: FrontierCurvesProps) {
  const area = usePlotArea();
  if (area === undefined) return null;
  const place = ({ time, proxy }: Placed) => {
    const { left, top } = spotOf(time.value, proxy.value, axes);
    return { x: area.x + left * area.width, y: area.y + top * area.height };
  };
  const stairs = front.map(place).map(({ x, y }, i) => (i === 0 ? `M${x} ${y}` : `H${x}V${y}`));
  return (
    <g className="series" fill="none">
      {front.length > 0 && <path className="front" d={`${stairs.join('')}H${area.x + area.width}`} />}
      {SERIES.map((name) => {
        const { colour, shape, dash } = MARKS[name];
        const curve = points.filter(({ series }) => series === name).map((point) => ({ ...point, ...place(point) }));
        const marks = (hollow: boolean) =>
          curve.flatMap(({ borrowed, x, y }) => (borrowed === hollow ? [markPath(shape, x, y)] : [])).join('');
        return (
          <Fragment key={name}>
            {dash !== null && curve.length > 0 && (
              <path
                d={`M${curve.map(({ x, y }) => `${x} ${y}`).join('L')}`}
                stroke={colour}
                strokeWidth={1.5}
                strokeDasharray={dash}
              />
            )}
            <path d={marks(true)} stroke={colour} strokeWidth={1.4} fill="var(--paper)" data-hollow />
            <path d={marks(false)} stroke={colour} strokeWidth={1.4} fill={colour} />
          </Fragment>
        );
      })}
    </g>
  );
}
