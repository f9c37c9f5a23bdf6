/** Keeps a long run polite: lets messages in between hops, and keeps a GPU's queue from running far ahead of us. */
import { withDeadline } from '../core/deadline.ts';

/** Pieces of work that may be queued on a GPU and not done yet: one computes while the next is recorded. */
const MAX_AHEAD = 2;

/** Longest wait for a GPU that is at work; compiling a large network on a software adapter takes half a minute. */
const STALL_MS = 120_000;

/** Node's; browsers have none. */
declare const setImmediate: ((then: () => void) => void) | undefined;

/** Thrown if the backend does not answer although nothing reported its loss. It will not recover by itself. */
export class BackendStalled extends Error {
  override name = 'BackendStalled';
}

/**
 * Let waiting events be handled, such as a message that aborts this run. Not by setTimeout, which browsers delay by 4 ms or
 * more when it nests; and not by `scheduler.yield`, whose continuation may overtake the message.
 */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') {
      // Node, where an open message port would keep the process alive.
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** `promise`, or a rejection with `BackendStalled` if it is still pending after `ms`. */
export const withinPatience = <T>(promise: Promise<T>, ms = STALL_MS): Promise<T> =>
  withDeadline(
    promise,
    ms,
    () => new BackendStalled(`The backend has not answered for ${ms / 1000} s. Start it again.`),
  );

/**
 * A function to await after each piece of work: it yields, and waits while more than `MAX_AHEAD` pieces are unfinished.
 *
 * @param queueDone see `DenoiserRun.queueDone`.
 */
export function createPacer(queueDone: () => Promise<unknown> | undefined): () => Promise<void> {
  const unfinished: Promise<unknown>[] = [];
  return async () => {
    const finished = queueDone();
    if (finished !== undefined) {
      // Whoever waits reports a lost device; nobody waits for the last promises of a run.
      finished.catch(() => undefined);
      unfinished.push(finished);
    }
    const oldest = unfinished.length > MAX_AHEAD ? unfinished.shift() : undefined;
    if (oldest !== undefined) await withinPatience(oldest);
    await yieldToEvents();
  };
}
