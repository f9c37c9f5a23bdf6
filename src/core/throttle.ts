/** Lets an event through at most once in a while. */

/** A function that answers whether an event may pass now: at most one in `everyMs`, and always where `always` is true. */
export function throttle(everyMs: number, now: () => number = () => performance.now()): (always: boolean) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (always) => {
    const time = now();
    if (!always && time - last < everyMs) return false;
    last = time;
    return true;
  };
}
