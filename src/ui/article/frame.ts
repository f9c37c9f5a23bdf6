/** The drawing's frame: noise at one end, data at the other, beside each other where there is room, else below. */
import type { Point } from './figure/mixture.ts';

export interface Frame {
  /** From the middle of the noise to the middle of the data. */
  readonly apart: Point;
  /** Of the drawing, in its own units. */
  readonly width: number;
  readonly height: number;
}

const SCALE = 100;
/** How far noise is drawn from its middle. */
const REACH = 2.6;
/** The same for data, with some paper around it. */
const DATA_REACH = 2.3;

const WIDE_APART = 5.2;
const TALL_APART = 4.6;
const across = SCALE * 2 * REACH;

export const WIDE: Frame = {
  apart: [WIDE_APART, 0],
  width: SCALE * (REACH + WIDE_APART + DATA_REACH),
  height: across,
};
export const TALL: Frame = {
  apart: [0, -TALL_APART],
  width: across,
  height: SCALE * (REACH + TALL_APART + DATA_REACH),
};

const coordinates = ([x, y]: Point): Point => [SCALE * (REACH + x), SCALE * (REACH - y)];

/** "x y" in the drawing, whose y axis points down. */
const place = (point: Point): string => {
  const [x, y] = coordinates(point);
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
};

/** A line through all `points`, as SVG path data. */
export const line = (points: readonly Point[]): string =>
  points.length === 0 ? '' : `M${points.map(place).join('L')}`;

/** A dot at each of `points`: lines of no length, which round caps make visible. */
export const dots = (points: readonly Point[]): string => points.map((point) => `M${place(point)}h0`).join('');

/** Where `point` is, in parts of the frame's width and height. */
export function partsOf(point: Point, { width, height }: Frame): { left: number; top: number } {
  const [x, y] = coordinates(point);
  return { left: x / width, top: y / height };
}

/** The point at such a place. */
export const pointAtParts = (left: number, top: number, { width, height }: Frame): Point => [
  (left * width) / SCALE - REACH,
  REACH - (top * height) / SCALE,
];

/** How far from the middle the reader may put a starting noise. */
export const START_REACH = REACH - 0.2;

/** `point`, moved to where a starting noise may be. */
export function withinReach([x, y]: Point): Point {
  const within = (value: number) => Math.min(Math.max(value, -START_REACH), START_REACH);
  return [within(x), within(y)];
}
