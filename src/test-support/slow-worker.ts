/** A worker for tests that takes its time: one run at a time, some ms a hop, and pictures that say which run made them. */
import type { ErrorKind, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import type { WorkerLike } from '../worker/client.ts';
import type { FromWorker, ToWorker } from '../worker/protocol.ts';

export const HOP_MS = 10;
const OPENING_MS = 1;

/** What the worker does, which a test may change at any time. */
export interface WorkerScript {
  /** The model that opens next. */
  manifest: ModelManifest;
  /** Why a run fails; null if it does not. */
  failure: (spec: RunSpec, outputs: RunOutputs) => string | null;
  failureKind: ErrorKind;
  /** Whether runs make trajectories. */
  trajectories: boolean;
  /** Every run begun, in order. */
  runs: { spec: RunSpec; outputs: RunOutputs }[];
  /** How many models were opened, and how many of their workers live. */
  opened: number;
  /** The description of the device that opens next. */
  device: string;
  alive: number;
  /** Report that the newest engine is gone, or that its device reported an error. */
  lose: (kind?: 'device-lost' | 'backend') => void;
}

export class SlowWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly #script: WorkerScript;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #current: { id: number; timer: ReturnType<typeof setTimeout> } | undefined;

  constructor(script: WorkerScript) {
    this.#script = script;
    script.alive += 1;
    script.lose = (kind = 'device-lost') => this.#post({ type: 'failed', error: { kind, message: 'Lost.' } });
  }

  postMessage(message: ToWorker): void {
    if (message.type === 'open') this.#open(message.backends[0] ?? 'cpu');
    else if (message.type === 'run') this.#run(message);
    else if (this.#current?.id === message.id) this.#abort();
  }

  terminate(): void {
    this.#script.alive -= 1;
    clearTimeout(this.#opening);
    clearTimeout(this.#current?.timer);
  }

  #open(backend: 'webgpu' | 'webgl' | 'wasm' | 'cpu'): void {
    this.#script.opened += 1;
    const device = { backend, description: this.#script.device, software: true, refused: [] };
    this.#opening = setTimeout(
      () => this.#post({ type: 'ready', manifest: this.#script.manifest, device }),
      OPENING_MS,
    );
  }

  #run({ id, spec, outputs }: Extract<ToWorker, { type: 'run' }>): void {
    this.#abort();
    this.#script.runs.push({ spec, outputs });
    this.#current = { id, timer: setTimeout(() => this.#finish(id, spec, outputs), HOP_MS * spec.steps) };
  }

  #abort(): void {
    if (this.#current === undefined) return;
    clearTimeout(this.#current.timer);
    this.#post({ type: 'aborted', id: this.#current.id });
    this.#current = undefined;
  }

  #finish(id: number, spec: RunSpec, outputs: RunOutputs): void {
    this.#current = undefined;
    const message = this.#script.failure(spec, outputs);
    if (message !== null) this.#post({ type: 'failed', id, error: { kind: this.#script.failureKind, message } });
    else this.#post({ type: 'done', id, result: this.#result(spec, outputs) });
  }

  #result(spec: RunSpec, { trajectoryOf: image, features }: RunOutputs): RunResult {
    // The first byte is the budget; 256 is 0.
    const images = { count: 1, height: 1, width: 1, channels: 1, data: Uint8Array.of(spec.steps) };
    const times = { totalMs: HOP_MS * spec.steps, prepareMs: 0, extraOutputs: false, warmUp: false };
    const result: RunResult = { images, labels: [0], ...times };
    const { dimension } = this.#script.manifest.features;
    if (features) result.features = { values: wave(spec, dimension), dimension };
    if (this.#script.trajectories && image !== undefined)
      result.trajectory = { image, hops: [0, spec.steps - 1], images };
    return result;
  }

  #post(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent);
  }
}

/** Features that differ from picture to picture and from seed to seed. */
const wave = ({ count, seed }: RunSpec, dimension: number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: count * dimension }, (_, i) => Math.sin((seed % 997) + i * i));
