/**
 * A chart small enough to stand under the dial: one curve over the dial's stops, few ticks, and the value where the dial is.
 *
 * Drawn by hand, as paths in units of %: it belongs to the first frame of the page, which the chart library, fetched when
 * the reader comes near the large charts, would make wait. The paths stretch with their box, so nothing is measured and
 * nothing moves.
 */
import { type CSSProperties, memo, useId } from 'react';
import type { Reading } from '../../dial/readings.ts';
import { usePage } from '../../kit/use-page.ts';
import type { Point } from '../kit/point.ts';
import { StopSlider } from '../kit/StopSlider.tsx';
import { type Scale, stopLeft } from './scale.ts';

interface CompactChartProps {
  /** What the chart is called where it is controlled by itself. */
  title: string;
  reading: Reading;
  testId: string;
  /** Unchanged while the dial turns. */
  points: readonly CompactPoint[];
  scale: Scale;
  format: (value: number) => string;
  /** What real pictures score, and what that line is called. */
  floor?: { value: number; label: string } | undefined;
}

export interface CompactPoint {
  /** Position on the dial, from 0. */
  index: number;
  point: Point;
}

export function CompactChart({ title, reading, testId, points, scale, format, floor }: CompactChartProps) {
  const stopCount = usePage((page) => page.modelStops.length);
  const { label, value, text, note } = reading;
  const id = useId();
  const at = { '--top': value === null ? 100 : scale.top(value) } as CSSProperties;
  return (
    <figure className="compact" aria-labelledby={id}>
      <dl data-testid={testId}>
        <dt id={id}>{label}</dt>
        <dd data-none={text === null}>
          <span className="value" style={at}>
            {text ?? '–'}
          </span>
          <small>{note}</small>
        </dd>
      </dl>
      <div className="compact-plot">
        <Curve points={points} stopCount={stopCount} scale={scale} format={format} floor={floor} />
        {value !== null && <div className="dot" style={at} aria-hidden="true" />}
        <StopSlider title={title} value={text ?? note} />
      </div>
    </figure>
  );
}

type CurveProps = Pick<CompactChartProps, 'points' | 'scale' | 'format' | 'floor'> & { stopCount: number };

/** All that stays while the dial turns. */
const Curve = memo(function Curve({ points, stopCount, scale, format, floor }: CurveProps) {
  const places = points.map(({ index, point }) => `${stopLeft(index, stopCount)} ${scale.top(point.value).toFixed(2)}`);
  return (
    <div aria-hidden="true">
      {scale.ticks.map((tick) => (
        <p key={tick} className="tick" style={{ top: `${scale.top(tick)}%` }}>
          <span>{format(tick)}</span>
        </p>
      ))}
      {floor !== undefined && (
        <p className="floor-line" style={{ top: `${scale.top(floor.value)}%` }}>
          <span>{floor.label}</span>
        </p>
      )}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" data-points={places.length}>
        {places.length > 0 && <path className="line" d={`M${places.join('L')}`} />}
        {/* A line of no length with round ends is a dot, however the box is stretched. */}
        <path className="stops" d={places.map((place) => `M${place}h0`).join('')} />
      </svg>
    </div>
  );
});
