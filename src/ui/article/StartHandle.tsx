/** The ring at the start of the highlighted particle: dragged by pointer or touch, or moved by the arrow keys. */
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { useMessages } from '../kit/use-page.ts';
import type { Point } from './figure/mixture.ts';
import { type Frame, partsOf, pointAtParts, START_REACH, withinReach } from './frame.ts';

interface StartHandleProps {
  frame: Frame;
  start: Point;
  /** What a screen reader says of the place. */
  spoken: string;
  onMove: (start: Point) => void;
  /** The plane. */
  children: ReactNode;
}

const KEYS: Record<string, Point> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Of one press of a key, without and with Shift. */
const STEP = 0.05;
const LONG_STEP = 0.25;

export function StartHandle({ frame, start, spoken, onMove, children }: StartHandleProps) {
  const { start: name, startKind } = useMessages().story.figure;
  const { left, top } = partsOf(start, frame);

  const moveTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [left, top] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    onMove(withinReach(pointAtParts(left, top, frame)));
  };
  const press = (event: PointerEvent<HTMLDivElement>) => {
    const onRing = event.target instanceof HTMLElement && event.target.role === 'slider';
    if (event.button !== 0 || !onRing) return;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
  };
  const pressKey = (event: KeyboardEvent) => {
    const towards = KEYS[event.key];
    if (towards === undefined) return;
    event.preventDefault();
    const by = event.shiftKey ? LONG_STEP : STEP;
    onMove(withinReach([start[0] + by * towards[0], start[1] + by * towards[1]]));
  };

  return (
    <div className="plane-frame" onPointerDown={press} onPointerMove={drag}>
      {children}
      <div
        className="start"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-roledescription={startKind}
        aria-valuemin={-START_REACH}
        aria-valuemax={START_REACH}
        aria-valuenow={Number(start[0].toFixed(2))}
        aria-valuetext={spoken}
        style={{ left: `${100 * left}%`, top: `${100 * top}%` }}
        onKeyDown={pressKey}
      />
    </div>
  );
}
