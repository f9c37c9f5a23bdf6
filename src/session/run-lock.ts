/** One run at a time among all tabs and frames of this site, so that several of them share the GPU instead of slowing each other. */
import { RunAborted } from '../worker/client.ts';

/** The name of the one lock, which is held around every run. */
export const LOCK_NAME = 'stepdial-run';
/** How often measuring looks whether somebody waits for pictures. */
const POLL_MS = 100;
/** A shorter wait is not worth a word. */
const ANNOUNCE_AFTER_MS = 300;

/** The part of `LockManager` that is used; tests pass their own. */
export interface Locks {
  request<T>(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    job: (lock: object | null) => Promise<T>,
  ): Promise<T>;
  query(): Promise<{ pending?: { name?: string }[] }>;
}

/** Measuring ended, or did not begin, because another tab or frame runs or waits. Later it may try again. */
export class Preempted extends RunAborted {
  override name = 'Preempted';
}

/**
 * Run `job` as soon as no other tab or frame runs anything; `onWait` is called where that takes a while. Rejects with
 * `RunAborted` where `signal` ends the wait. Without locks, and where the browser refuses them, it runs at once.
 */
export async function withRunLock<T>(
  locks: Locks | undefined,
  signal: AbortSignal,
  job: () => Promise<T>,
  onWait: () => void,
): Promise<T> {
  if (locks === undefined) return job();
  let begun = false;
  const timer = setTimeout(onWait, ANNOUNCE_AFTER_MS);
  try {
    return await locks.request(LOCK_NAME, { signal }, () => {
      begun = true;
      clearTimeout(timer);
      // The signal may have come between the grant and this call.
      return signal.aborted ? Promise.reject(new RunAborted('Aborted before it began.')) : job();
    });
  } catch (error) {
    if (begun) throw error;
    if (signal.aborted) throw new RunAborted('Aborted while it waited for its turn.');
    return await job();
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Run `job` only if no other tab or frame runs anything, and end it as soon as one wants to: rejects with `Preempted` then.
 * It never stands in the queue, so that nobody ever waits behind a measurement that has not begun.
 */
export async function withRunLockIfFree<T>(
  locks: Locks | undefined,
  signal: AbortSignal,
  job: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (locks === undefined) return job(signal);
  let begun = false;
  try {
    return await locks.request(LOCK_NAME, { ifAvailable: true }, (lock) => {
      begun = true;
      if (lock === null) return Promise.reject(new Preempted('Another tab or frame is at work.'));
      // As above: an aborted job would say that it is at work, and nothing would take that back.
      if (signal.aborted) return Promise.reject(new RunAborted('Aborted before it began.'));
      return preemptible(locks, signal, job);
    });
  } catch (error) {
    if (begun) throw error;
    if (signal.aborted) throw new RunAborted('Aborted before it began.');
    return await job(signal);
  }
}

async function preemptible<T>(locks: Locks, signal: AbortSignal, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const either = new AbortController();
  const abort = () => either.abort();
  signal.addEventListener('abort', abort, { once: true });
  const look = setInterval(() => {
    locks.query().then(
      ({ pending = [] }) => pending.some(({ name }) => name === LOCK_NAME) && abort(),
      () => {},
    );
  }, POLL_MS);
  try {
    return await job(either.signal);
  } catch (error) {
    if (either.signal.aborted && !signal.aborted) throw new Preempted('Another tab or frame wants to draw.');
    throw error;
  } finally {
    clearInterval(look);
    signal.removeEventListener('abort', abort);
  }
}
