/** The worker's rules: one job at a time, the newest replaces the waiting one, every message is answered, every error typed. */

import { throttle } from '../core/throttle.ts';
import type { ErrorKind, RunResult } from '../core/types.ts';
import type { BackendFailure } from '../engine/backend.ts';
import { toEngineError } from '../engine/errors.ts';
import { type OpenEngine, openEngine } from '../engine/open-engine.ts';
import { BackendStalled } from '../engine/pacing.ts';
import { parseMessage } from './messages.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

type OpenMessage = Extract<ToWorker, { type: 'open' }>;
type RunMessage = Extract<ToWorker, { type: 'run' }>;
/** `postMessage` of the worker, or a stand-in for it. */
export type Post = (message: FromWorker, transfer: Transferable[]) => void;

/** Progress of hops and downloads is sent at most this often; a page cannot show more. */
const PROGRESS_EVERY_MS = 100;

/** An open engine and the end of its life, which also ends runs that can no longer settle. */
interface Current {
  engine: OpenEngine;
  lifetime: AbortController;
}

/**
 * Create the function that takes the page's messages. `open` is `openEngine`, or a stand-in for it.
 *
 * A newer 'open' ends all other work. A newer 'run' replaces the waiting one and aborts the running one between hops; each
 * replaced run is answered with 'aborted'. A run sent while the engine opens waits for it.
 */
export function createHost(post: Post, open: typeof openEngine = openEngine): (data: unknown) => void {
  let current: Current | undefined;
  /** The job under way; without `id` it is an opening. */
  let job: { controller: AbortController; id: number | undefined; ended: Promise<void> } | undefined;
  let wantedOpen: OpenMessage | undefined;
  let wantedRun: RunMessage | undefined;
  let working = false;

  const send = (message: FromWorker, transfer: Transferable[] = []) => post(message, transfer);

  function dropWaiting(): void {
    if (wantedRun !== undefined) send({ type: 'aborted', id: wantedRun.id });
    wantedRun = undefined;
  }

  /** Give up the engine, whether it works or not. */
  function closeCurrent(): void {
    const closing = current;
    current = undefined;
    // A run on a lost device may never settle, even if it was aborted long before.
    closing?.lifetime.abort();
    try {
      closing?.engine.close();
    } catch (error) {
      // Nothing of it is used again, and a lost device cannot always be tidied up.
      console.warn('StepDial: closing the backend failed', error);
    }
  }

  /** The backend broke: abort what runs or waits, and run nothing until the next 'open'. */
  async function fail({ kind, message }: BackendFailure): Promise<void> {
    dropWaiting();
    job?.controller.abort();
    closeCurrent();
    await job?.ended;
    send({ type: 'failed', error: { kind, message } });
  }

  async function openNow({ manifestUrl, backends }: OpenMessage, signal: AbortSignal): Promise<void> {
    closeCurrent();
    const may = new Map<string, ReturnType<typeof throttle>>();
    try {
      const opened = await open(manifestUrl, backends, signal, (progress) => {
        const gate = may.get(progress.file) ?? throttle(PROGRESS_EVERY_MS);
        may.set(progress.file, gate);
        if (gate(progress.loaded === progress.total)) send({ type: 'download', ...progress });
      });
      if (signal.aborted) return opened.close();
      const now: Current = { engine: opened, lifetime: new AbortController() };
      current = now;
      send({ type: 'ready', manifest: opened.manifest, device: opened.backend.info });
      void opened.backend.failure.then(async (failure) => {
        if (current === now) await fail(failure);
      });
    } catch (error) {
      if (signal.aborted) return;
      dropWaiting();
      send({ type: 'failed', error: toEngineError(error) });
    }
  }

  async function runNow({ id, spec, outputs }: RunMessage, signal: AbortSignal): Promise<void> {
    const using = current;
    if (using === undefined) return refuse(id, 'The engine is not open. Send an open message first.', 'run');
    const gate = throttle(PROGRESS_EVERY_MS);
    const ifWanted = (message: FromWorker, transfer?: Transferable[]) => {
      if (!signal.aborted) send(message, transfer);
    };
    try {
      const run = using.engine.engine.run(spec, outputs, {
        signal,
        onHop: (hop, hops) => {
          if (gate(hop === hops)) ifWanted({ type: 'progress', id, hop, hops });
        },
        onPreview: (images, hop, hops) => ifWanted({ type: 'preview', id, hop, hops, images }, [images.data.buffer]),
      });
      const result = await orAborted(run, using.lifetime.signal);
      signal.throwIfAborted();
      send({ type: 'done', id, result }, buffersOf(result));
    } catch (error) {
      const stalled = error instanceof BackendStalled && current === using;
      if (signal.aborted || stalled) send({ type: 'aborted', id });
      else send({ type: 'failed', id, error: toEngineError(error) });
      // Not awaited, because `fail` waits for this job.
      if (stalled) void fail({ kind: 'device-lost', message: error.message });
    }
  }

  function refuse(id: number | undefined, message: string, kind: ErrorKind): void {
    send({ type: 'failed', ...(id === undefined ? {} : { id }), error: { kind, message } });
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    for (;;) {
      const controller = new AbortController();
      const { signal } = controller;
      if (wantedOpen !== undefined) {
        const message = wantedOpen;
        wantedOpen = undefined;
        job = { controller, id: undefined, ended: openNow(message, signal) };
      } else if (wantedRun !== undefined) {
        const message = wantedRun;
        wantedRun = undefined;
        job = { controller, id: message.id, ended: runNow(message, signal) };
      } else break;
      await job.ended;
      job = undefined;
    }
    working = false;
  }

  function take(message: ToWorker): void {
    switch (message.type) {
      case 'open':
        dropWaiting();
        wantedOpen = message;
        job?.controller.abort();
        break;
      case 'run':
        dropWaiting();
        wantedRun = message;
        if (job?.id !== undefined) job.controller.abort();
        break;
      case 'abort':
        if (wantedRun?.id === message.id) dropWaiting();
        if (job?.id === message.id) job.controller.abort();
        break;
      default:
        message satisfies never;
    }
    void work();
  }

  return (data) => {
    const parsed = parseMessage(data);
    if ('message' in parsed) return take(parsed.message);
    const kind = parsed.id === undefined ? 'protocol' : 'run';
    refuse(parsed.id, `The engine was sent an invalid message (${parsed.problem}). Reload the page.`, kind);
  };
}

/** `promise`, or a rejection as soon as `signal` is aborted. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Large arrays are moved to the page instead of copied. */
function buffersOf({ images, features, trajectory }: RunResult): Transferable[] {
  const all = [images.data, features?.values, trajectory?.images.data];
  return all.flatMap((array) => array?.buffer ?? []);
}
