/** The points of the frontier for the reader: a pointer that rests, a click or the arrow keys take the dial there. */

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { formatCurvePoint } from '../../../session/curve-point.ts';
import { HoverPreview } from '../../../session/hover-preview.ts';
import { pageStore } from '../../../session/store.ts';
import { useMessages } from '../../kit/use-page.ts';
import { spotStyle } from './FrontierMarks.tsx';
import type { Placed } from './frontier.ts';
import { type Axes, nearestPoint, spotOf, walk } from './frontier-spots.ts';
import { pointWords } from './frontier-words.ts';

interface FrontierPointsProps {
  points: readonly Placed[];
  /** Where the dial stands, if it is on the chart. */
  here: Placed | null;
  axes: Axes;
  /** Id of what says how the points are used. */
  describedBy: string;
}

/** In px: as far as a fingertip covers. */
const REACH = 24;

export function FrontierPoints({ points, here, axes, describedBy }: FrontierPointsProps) {
  const messages = useMessages();
  const [hoverPreview] = useState(() => new HoverPreview(pageStore));
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const commitLater = useRef(() => {});
  useEffect(() => () => hoverPreview.restore(), [hoverPreview]);
  const find = (key: string | null) => points.find((point) => formatCurvePoint(point) === key);
  const reached = find(focused) ?? here ?? points[0];
  const described = find(hovered) ?? find(focused);

  const under = ({ clientX, clientY, currentTarget }: MouseEvent): Placed | null => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return nearestPoint(points, axes, { x: clientX - left, y: clientY - top, width, height }, REACH);
  };
  const hover = (point: Placed | null) => {
    const key = point && formatCurvePoint(point);
    if (key === hovered) return;
    setHovered(key);
    hoverPreview.preview(point);
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const from = find(focused);
    const next = from === undefined ? null : walk(points, from, event.key);
    if (next === null) return;
    event.preventDefault();
    const button = event.currentTarget.children[points.indexOf(next)];
    if (button instanceof HTMLElement) button.focus();
  };
  return (
    <>
      <fieldset
        className="points"
        aria-label={messages.frontier.points}
        data-near={hovered !== null}
        aria-describedby={describedBy}
        onKeyDown={move}
        onPointerMove={(event: PointerEvent) => event.pointerType === 'mouse' && hover(under(event))}
        onPointerLeave={() => hover(null)}
        onClick={(event) => {
          const point = under(event);
          // A key pressed on a button is a click without a place.
          if (event.detail > 0 && point !== null) hoverPreview.commit(point);
        }}
      >
        {points.map((point) => (
          <button
            key={formatCurvePoint(point)}
            type="button"
            style={spotStyle(spotOf(point.time.value, point.proxy.value, axes))}
            aria-label={pointWords(point, messages)}
            aria-pressed={point === here}
            tabIndex={point === reached ? 0 : -1}
            onFocus={() => {
              setFocused(formatCurvePoint(point));
              commitLater.current = hoverPreview.commitAfterRest(point);
            }}
            onBlur={() => {
              setFocused(null);
              commitLater.current();
            }}
            onClick={() => hoverPreview.commit(point)}
          />
        ))}
      </fieldset>
      {described && (
        <div
          className="described"
          style={spotStyle(spotOf(described.time.value, described.proxy.value, axes))}
          aria-hidden="true"
        >
          <p data-side={spotOf(described.time.value, 1, axes).left > 0.5 ? 'left' : 'right'} data-testid="described">
            {pointWords(described, messages)}
          </p>
        </div>
      )}
    </>
  );
}
