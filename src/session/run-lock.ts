/**
 * One run at a time among all tabs and frames of this site, so that they share the GPU instead of slowing each other down.
 *
 * Only a page in view holds the lock or stands in the queue. One that gets hidden leaves the queue, or lets go of the lock
 * while its run goes on; one that is hidden begins a run only while nobody else runs. So nobody in front of a screen waits
 * for a tab in the background, which the browser may slow down or freeze at any time.
 */
import { RunAborted } from '../worker/client.ts';

/** The name of the one lock. It is held during every run. */
export const LOCK_NAME = 'stepdial-run';
/** How often an idle run checks whether another page waits. */
const POLL_MS = 100;
/** How often a hidden page checks whether nobody runs. */
const HIDDEN_POLL_MS = 1000;
/** Shorter waits are not announced. */
const ANNOUNCE_AFTER_MS = 300;

/** The part of `LockManager` used here; tests bring their own. */
export interface Locks {
  request<T>(
    name: string,
    options: { signal?: AbortSignal; ifAvailable?: boolean },
    job: (lock: object | null) => Promise<T>,
  ): Promise<T>;
  query(): Promise<{ held?: { name?: string }[]; pending?: { name?: string }[] }>;
}

/** Whether the page is in view. `onChange` calls `listener` when that may have changed, until the returned function is called. */
export interface InView {
  visible(): boolean;
  onChange(listener: () => void): () => void;
}

/** An idle run ended or did not begin because another tab or frame runs or waits. It may try again later. */
export class Preempted extends RunAborted {
  override name = 'Preempted';
}

/**
 * Run `job` as soon as no other tab or frame in view runs anything, and call `onWait` if that takes a while. Without
 * locks, or if the browser refuses them, the job runs at once.
 * @throws RunAborted if `signal` ends the wait; otherwise whatever `job` throws.
 */
export async function withRunLock<T>(
  locks: Locks | undefined,
  signal: AbortSignal,
  job: () => Promise<T>,
  { view, onWait }: { view: InView; onWait: () => void },
): Promise<T> {
  if (locks === undefined) return job();
  const timer = setTimeout(onWait, ANNOUNCE_AFTER_MS);
  let release: () => void;
  try {
    release = await waitForTurn(locks, signal, view);
  } finally {
    clearTimeout(timer);
  }
  const releaseIfHidden = () => {
    if (!view.visible()) release();
  };
  const unfollow = view.onChange(releaseIfHidden);
  releaseIfHidden();
  try {
    // The signal may have fired between the grant and now.
    if (signal.aborted) throw new RunAborted('Aborted before it began.');
    return await job();
  } finally {
    unfollow();
    release();
  }
}

/** Wait for the lock, or, on a hidden page, until nobody has it. Returns the function that lets go of it. */
async function waitForTurn(locks: Locks, signal: AbortSignal, view: InView): Promise<() => void> {
  for (;;) {
    if (!view.visible()) {
      if (await isFree(locks)) return () => undefined;
      await untilChange(view, signal, HIDDEN_POLL_MS);
      continue;
    }
    if (signal.aborted) throw new RunAborted('Aborted before it waited for its turn.');
    const wait = new AbortController();
    const leave = () => wait.abort();
    const unfollow = view.onChange(() => {
      if (!view.visible()) leave();
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await acquire(locks, wait.signal);
    } catch {
      if (signal.aborted) throw new RunAborted('Aborted while it waited for its turn.');
      // Not the page's doing, so the browser refuses locks: go on without one.
      if (!wait.signal.aborted) return () => undefined;
    } finally {
      unfollow();
      signal.removeEventListener('abort', leave);
    }
  }
}

const acquire = (locks: Locks, signal: AbortSignal): Promise<() => void> =>
  new Promise((granted, refused) => {
    locks.request(LOCK_NAME, { signal }, () => new Promise<void>(granted)).catch(refused);
  });

const isOurs = ({ name }: { name?: string }): boolean => name === LOCK_NAME;

/** Whether nobody has the lock or waits for it; also if the browser does not say. */
const isFree = (locks: Locks): Promise<boolean> =>
  locks.query().then(
    ({ held = [], pending = [] }) => ![...held, ...pending].some(isOurs),
    () => true,
  );

/** Wait until the page is hidden or shown, at most `ms`. */
function untilChange(view: InView, signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer);
      unfollow();
      signal.removeEventListener('abort', abort);
      settle();
    };
    const abort = () => end(() => reject(new RunAborted('Aborted while the page was hidden.')));
    const timer = setTimeout(() => end(resolve), ms);
    const unfollow = view.onChange(() => end(resolve));
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}

/**
 * Run `job` only if no other tab or frame runs anything, and end it as soon as one wants to. It never joins the queue, so
 * nobody waits behind an idle run that has not begun.
 * @throws Preempted if it could not begin or had to end; otherwise as `withRunLock`.
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
      if (lock === null) return Promise.reject(new Preempted('Another tab or frame is running.'));
      // As above: an aborted job would report that it runs, and nothing would take that back.
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
  const poll = setInterval(() => {
    locks.query().then(
      ({ pending = [] }) => pending.some(isOurs) && abort(),
      () => {},
    );
  }, POLL_MS);
  try {
    return await job(either.signal);
  } catch (error) {
    if (either.signal.aborted && !signal.aborted) throw new Preempted('Another tab or frame is waiting.');
    throw error;
  } finally {
    clearInterval(poll);
    signal.removeEventListener('abort', abort);
  }
}
