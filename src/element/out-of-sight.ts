/** Frames out of sight, the one left last at the end: all but that one give their engines back, so that many cost no more than a few. */

/** A reader who scrolls back a little finds this many as they were. */
const KEPT = 1;

const left = new Set<{ rest(): void }>();

/** `frame` can no longer be seen. */
export function leave(frame: { rest(): void }): void {
  left.delete(frame);
  left.add(frame);
  for (const earliest of left) {
    if (left.size <= KEPT) break;
    left.delete(earliest);
    earliest.rest();
  }
}

/** `frame` can be seen again, or is gone. */
export const forget = (frame: { rest(): void }): void => void left.delete(frame);
