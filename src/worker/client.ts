/** The page's side of the engine: starts the worker, sends runs, and turns its messages into promises and states. */

import type { BackendName } from '../core/backends.ts';
import type { DeviceInfo, EngineError, ErrorKind, Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import hostEntry from './host-entry.ts?worker&url';
import type { FromWorker, ToWorker } from './protocol.ts';

/** One file of the model: bytes so far and in total. */
export interface Download {
  file: string;
  loaded: number;
  total: number;
  fromCache: boolean;
}

export type EngineState =
  | { status: 'closed' }
  | { status: 'opening'; downloads: Download[] }
  | { status: 'ready'; downloads: Download[]; manifest: ModelManifest; device: DeviceInfo }
  | { status: 'failed'; downloads: Download[]; error: EngineError };

/** The run was replaced by a newer one, aborted through its signal, or its engine was closed. */
export class RunAborted extends Error {
  override name = 'RunAborted';
}

/** The engine could not do what was asked; `kind` says which part failed. */
export class EngineFailure extends Error {
  override name = 'EngineFailure';
  readonly kind: ErrorKind;

  constructor(error: EngineError) {
    super(error.message);
    this.kind = error.kind;
  }
}

export interface RunOptions {
  signal?: AbortSignal;
  onProgress?: (hop: number, hops: number) => void;
  onPreview?: (images: Images, hop: number, hops: number) => void;
}

/** The part of `Worker` that the client uses; tests pass their own. */
export interface WorkerLike {
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  postMessage(message: ToWorker): void;
  terminate(): void;
}

interface Pending {
  options: RunOptions;
  settle: (outcome: RunResult | Error) => void;
}

/** For the worker's first word: its code must arrive, and then the beginning of a download or the fact that there is none. */
const FIRST_WORD_MS = 90_000;

function startWorker(): WorkerLike {
  if (self.origin !== 'null') {
    return new Worker(new URL('./host-entry.ts', import.meta.url), { type: 'module', name: 'stepdial-engine' });
  }
  // A page in a sandbox has no origin, so that no script has its own. One in a data: address is taken, and imports ours.
  const script = JSON.stringify(new URL(hostEntry, import.meta.url).href);
  return new Worker(`data:text/javascript,${encodeURIComponent(`import ${script};`)}`, { type: 'module' });
}

export class EngineClient {
  #state: EngineState = { status: 'closed' };
  #worker: WorkerLike | undefined;
  #lastId = 0;
  /** Starts the worker once more; undefined when that has been done. */
  #secondTry: (() => void) | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  /** Ends the watch over the worker's life. */
  #watch: AbortController | undefined;
  readonly #create: () => WorkerLike;
  readonly #pending = new Map<number, Pending>();
  readonly #listeners = new Set<(state: EngineState) => void>();

  constructor(create: () => WorkerLike = startWorker) {
    this.#create = create;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Call `listener` with every new state. Returns the function that stops this. */
  onState(listener: (state: EngineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Open a model on the first of `backends` that works; the outcome arrives as a state. Always starts a fresh worker, so
   * that a lost or broken backend leaves nothing behind. Running work ends with `RunAborted`.
   */
  open(manifestUrl: string, backends: readonly BackendName[]): void {
    this.close();
    this.#set({ status: 'opening', downloads: [] });
    const start = () => this.#start(manifestUrl, backends);
    // A browser remembers for a worker's whole life that a file did not arrive, so that only a fresh worker can try again.
    this.#secondTry = () => {
      this.#secondTry = undefined;
      this.#stopWorker();
      start();
    };
    start();
  }

  #start(manifestUrl: string, backends: readonly BackendName[]): void {
    try {
      const worker = this.#create();
      worker.onmessage = (event) => this.#receive(event.data as FromWorker);
      worker.onerror = (event) => this.#crashed(event.message);
      worker.onmessageerror = () => this.#crashed('a message could not be read');
      this.#worker = worker;
      this.#silence = setTimeout(() => this.#crashed(`silent for ${FIRST_WORD_MS / 1000} s`), FIRST_WORD_MS);
      worker.postMessage({ type: 'open', manifestUrl, backends });
    } catch (cause) {
      this.#crashed(cause instanceof Error ? cause.message : String(cause));
    }
  }

  #stopWorker(): void {
    clearTimeout(this.#silence);
    this.#watch?.abort();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** End the worker and all its runs. */
  close(): void {
    this.#stopWorker();
    this.#settleAll(new RunAborted('The engine was closed.'));
    this.#set({ status: 'closed' });
  }

  /** Run `spec`. Rejects with `RunAborted` or `EngineFailure`. A later run replaces this one while it waits or runs. */
  run(spec: RunSpec, outputs: RunOutputs, options: RunOptions = {}): Promise<RunResult> {
    const { signal } = options;
    const worker = this.#worker;
    if (signal?.aborted) return Promise.reject(new RunAborted('Aborted before it began.'));
    if (worker === undefined || this.#state.status !== 'ready') {
      return Promise.reject(new EngineFailure({ kind: 'run', message: 'The engine is not open. Open a model first.' }));
    }
    const id = ++this.#lastId;
    return new Promise<RunResult>((resolve, reject) => {
      const abort = () => {
        worker.postMessage({ type: 'abort', id });
        settle(new RunAborted('Aborted on request.'));
      };
      const settle = (outcome: RunResult | Error) => {
        this.#pending.delete(id);
        signal?.removeEventListener('abort', abort);
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      this.#pending.set(id, { options, settle });
      signal?.addEventListener('abort', abort, { once: true });
      worker.postMessage({ type: 'run', id, spec, outputs });
    });
  }

  #receive(message: FromWorker): void {
    if (message.type !== 'alive') clearTimeout(this.#silence);
    const pending = 'id' in message && message.id !== undefined ? this.#pending.get(message.id) : undefined;
    switch (message.type) {
      case 'alive':
        this.#watchOver(message.lock);
        break;
      case 'download':
        this.#downloaded(message);
        break;
      case 'ready': {
        const { manifest, device } = message;
        this.#set({ status: 'ready', downloads: this.#downloads(), manifest, device });
        break;
      }
      case 'progress':
        pending?.options.onProgress?.(message.hop, message.hops);
        break;
      case 'preview':
        pending?.options.onPreview?.(message.images, message.hop, message.hops);
        break;
      case 'done':
        pending?.settle(message.result);
        break;
      case 'aborted':
        pending?.settle(new RunAborted('Replaced by a newer run.'));
        break;
      case 'failed':
        if (message.id === undefined) this.#failed(message.error);
        else pending?.settle(new EngineFailure(message.error));
        break;
      default:
        message satisfies never;
    }
  }

  #downloads(): Download[] {
    return this.#state.status === 'closed' ? [] : this.#state.downloads;
  }

  /** Files are also fetched after 'ready': a specialist's weights come when it is first used. */
  #downloaded({ file, loaded, total, fromCache }: Download): void {
    if (this.#state.status === 'closed') return;
    const others = this.#state.downloads.filter((download) => download.file !== file);
    this.#set({ ...this.#state, downloads: [...others, { file, loaded, total, fromCache }] });
  }

  /** The lock is granted once the worker is gone. */
  #watchOver(lock: string): void {
    this.#watch = new AbortController();
    const { signal } = this.#watch;
    const gone = () => {
      if (!signal.aborted) this.#fail({ kind: 'ended', message: 'The engine’s worker is gone. Start it again.' });
    };
    navigator.locks.request(lock, { signal }, gone).catch(() => undefined);
  }

  #crashed(reason: string | undefined): void {
    const started = this.#state.status === 'ready';
    const fact = started ? 'The engine stopped' : 'The engine could not be started';
    const detail = reason === undefined || reason === '' ? '' : ` (${reason})`;
    this.#failed({
      kind: started ? 'run' : 'code',
      message: `${fact}${detail}. ${started ? 'Try again.' : 'Check the connection, or load the page again.'}`,
    });
  }

  /** One part of the code that did not arrive is tried once more in silence. */
  #failed(error: EngineError): void {
    if (error.kind === 'code' && this.#secondTry !== undefined) this.#secondTry();
    else this.#fail(error);
  }

  #fail(error: EngineError): void {
    const downloads = this.#downloads();
    this.#stopWorker();
    this.#set({ status: 'failed', downloads, error });
    this.#settleAll(new EngineFailure(error));
  }

  #settleAll(error: Error): void {
    for (const { settle } of [...this.#pending.values()]) settle(error);
  }

  #set(state: EngineState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
