/** The messages between a host page and the embed in its frame: plain data, one union for each direction. See docs/embed.md. */
import type { StepDialProblem, StepDialResult, StepDialSettings } from './api.ts';

/** Every message carries this as `stepdial`. Another number is another protocol. */
export const PROTOCOL = 1;

export const CONTROLS = ['steps', 'seed', 'caption', 'charts'] as const;
export type Control = (typeof CONTROLS)[number];

/** What a host may set. Whatever it leaves out stays as it is. */
export interface FramePatch extends Partial<StepDialSettings> {
  controls?: readonly Control[];
  /** Null lets the dial have every stop of the model again. */
  stops?: readonly number[] | null;
}

export type ToFrame =
  /** The first message after every load of the frame. `visible`: the frame is on the screen or near it. */
  | { type: 'hello'; visible: boolean }
  | { type: 'visible'; visible: boolean }
  | { type: 'set'; settings: FramePatch }
  /** Out of sight: give back worker and memory until the frame is visible again. */
  | { type: 'rest' }
  | { type: 'start' };

export type FromFrame =
  /** The answer to `hello`; `title` is for the frame's accessible name. */
  | { type: 'ready'; title: string; settings: StepDialSettings }
  /** The name has changed, because the language has, or because its messages came late. */
  | { type: 'title'; title: string }
  /** The height that the frame needs, in CSS pixels. */
  | { type: 'height'; height: number }
  /** The reader changed a setting. */
  | { type: 'change'; settings: StepDialSettings }
  | ({ type: 'result' } & StepDialResult)
  | ({ type: 'error' } & StepDialProblem);
