/** Keeps a long run polite: lets messages in between hops, and keeps a GPU's queue from running far ahead of us. */
import { backend, getBackend } from '@tensorflow/tfjs-core';

/** Work that may be queued on a GPU and not done yet: one piece computes while the next is recorded. */
const MAX_AHEAD = 2;

/**
 * Let waiting events be handled, a message that aborts this run among them. Not by setTimeout, which browsers delay by
 * 4 ms or more when it nests; and not by `scheduler.yield`, whose continuation may overtake the message.
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

/**
 * Images for one network evaluation on the current backend. On a GPU the launches of one evaluation take longer than the
 * arithmetic of 64 small images; on wasm the time per image is the same from 16 images on, and an abort comes through
 * only between evaluations.
 */
export function batchSize(): number {
  const name = getBackend();
  return name === 'webgpu' || name === 'webgl' ? 64 : 16;
}

/** To be called and awaited after each piece of work: yields, and waits while more than `MAX_AHEAD` pieces are unfinished. */
export function createPacer(): () => Promise<void> {
  const unfinished: Promise<unknown>[] = [];
  return async () => {
    const finished = queuedWorkDone();
    if (finished !== undefined) {
      // A lost device is reported by whoever awaits; the last promises of a run nobody does.
      finished.catch(() => undefined);
      unfinished.push(finished);
    }
    if (unfinished.length > MAX_AHEAD) await unfinished.shift();
    await yieldToEvents();
  };
}

/** Settles when the GPU has done what was submitted up to now, without a read-back; undefined where nothing is queued. */
function queuedWorkDone(): Promise<unknown> | undefined {
  // The core's type of a backend does not name what the two GPU backends publish.
  const current: unknown = backend();
  switch (getBackend()) {
    case 'webgpu':
      return (current as { queue: GPUQueue }).queue.onSubmittedWorkDone();
    case 'webgl':
      return (current as { gpgpu: { createAndWaitForFence(): Promise<void> } }).gpgpu.createAndWaitForFence();
    default:
      return undefined;
  }
}
