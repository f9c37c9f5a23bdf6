/** Limits how often events pass. */

/** A function that says whether an event may pass now: at most one per `everyMs`, and always if `always` is true. */
export function throttle(everyMs: number, now: () => number = () => performance.now()): (always: boolean) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (always) => {
    const time = now();
    if (!always && time - last < everyMs) return false;
    last = time;
    return true;
  };
}
