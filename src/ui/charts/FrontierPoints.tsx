/** The points of the frontier for the reader: a pointer that rests, a click or the arrow keys take the dial there. */
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { formatPlace } from '../../session/curve-point.ts';
import { Visit } from '../../session/hover-preview.ts';
import { usePage, useWords } from '../../session/store.ts';
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
  const words = useWords();
  const [visit] = useState(() => new Visit(usePage));
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const goOn = useRef(() => {});
  useEffect(() => () => visit.end(), [visit]);
  const find = (key: string | null) => points.find((point) => formatPlace(point) === key);
  const reached = find(focused) ?? here ?? points[0];
  const told = find(hovered) ?? find(focused);

  const under = ({ clientX, clientY, currentTarget }: MouseEvent): Placed | null => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return nearestPoint(points, axes, { x: clientX - left, y: clientY - top, width, height }, REACH);
  };
  const hover = (point: Placed | null) => {
    const key = point && formatPlace(point);
    if (key === hovered) return;
    setHovered(key);
    visit.look(point);
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
        aria-label={words.frontier.points}
        data-near={hovered !== null}
        aria-describedby={describedBy}
        onKeyDown={move}
        onPointerMove={(event: PointerEvent) => event.pointerType === 'mouse' && hover(under(event))}
        onPointerLeave={() => hover(null)}
        onClick={(event) => {
          const point = under(event);
          // A key pressed on a button is a click without a place.
          if (event.detail > 0 && point !== null) visit.stay(point);
        }}
      >
        {points.map((point) => (
          <button
            key={formatPlace(point)}
            type="button"
            style={spotStyle(spotOf(point.time.value, point.proxy.value, axes))}
            aria-label={pointWords(point, words)}
            aria-pressed={point === here}
            tabIndex={point === reached ? 0 : -1}
            onFocus={() => {
              setFocused(formatPlace(point));
              goOn.current = visit.settle(point);
            }}
            onBlur={() => {
              setFocused(null);
              goOn.current();
            }}
            onClick={() => visit.stay(point)}
          />
        ))}
      </fieldset>
      {told && (
        <div className="told" style={spotStyle(spotOf(told.time.value, told.proxy.value, axes))} aria-hidden="true">
          <p data-side={spotOf(told.time.value, 1, axes).left > 0.5 ? 'left' : 'right'} data-testid="told">
            {pointWords(told, words)}
          </p>
        </div>
      )}
    </>
  );
}
