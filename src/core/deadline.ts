/** Bounds every wait for something that may never answer: a server, a disk, a GPU driver. */

/**
 * `promise`, or a rejection with `late()` if it is still pending after `ms`.
 *
 * In two halves: after a computer has slept, one timer is overdue at once although nobody had time to answer.
 */
export async function withDeadline<T>(promise: Promise<T>, ms: number, late: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const half = () =>
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms / 2);
    });
  const expired = half()
    .then(half)
    .then(() => Promise.reject(late()));
  try {
    return await Promise.race([promise, expired]);
  } finally {
    clearTimeout(timer);
  }
}
