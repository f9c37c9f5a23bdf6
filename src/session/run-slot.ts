/** Holds the run of this page: at most one at a time, each in its turn among all pages of this site. */
import type { EngineError, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import { type EngineClient, EngineFailure, RunAborted, type RunOptions } from '../worker/client.ts';
import { type InView, type Locks, Preempted, withRunLock, withRunLockIfFree } from './run-lock.ts';
import { pictureKey } from './run-specs.ts';

export interface RunListeners extends Omit<RunOptions, 'signal'> {
  /** The run begins. */
  onTurn: () => void;
  /** The run has to wait for another tab or frame. */
  onWait?: () => void;
}

export type RunOutcome =
  | { kind: 'done'; result: RunResult }
  | { kind: 'failed'; error: EngineError }
  /** It gave way to another tab or frame, and may be tried again. */
  | { kind: 'preempted' }
  /** It was replaced or ended, or the engine as a whole failed, which the engine's state says. */
  | { kind: 'aborted' };

export class RunSlot {
  readonly #client: EngineClient;
  readonly #locks: Locks | undefined;
  readonly #view: InView;
  #running: { key: string; idle: boolean; controller: AbortController } | undefined;

  constructor(client: EngineClient, locks: Locks | undefined, view: InView) {
    this.#client = client;
    this.#locks = locks;
    this.#view = view;
  }

  /** The pictures that are being made, and whether for nobody in particular; undefined while nothing runs. */
  get running(): { readonly key: string; readonly idle: boolean } | undefined {
    return this.#running;
  }

  /** Run `spec` instead of whatever runs now. An `idle` run gives way to other pages. Never rejects for a run that failed. */
  async run(spec: RunSpec, outputs: RunOutputs, idle: boolean, listeners: RunListeners): Promise<RunOutcome> {
    this.abort();
    const { onTurn, onWait = () => undefined, ...options } = listeners;
    const running = { key: pictureKey(spec), idle, controller: new AbortController() };
    this.#running = running;
    const { signal } = running.controller;
    const job = (until: AbortSignal) => {
      onTurn();
      return this.#client.run(spec, outputs, { ...options, signal: until });
    };
    try {
      const result = await (idle
        ? withRunLockIfFree(this.#locks, signal, job)
        : withRunLock(this.#locks, signal, () => job(signal), { view: this.#view, onWait }));
      return { kind: 'done', result };
    } catch (error) {
      if (error instanceof Preempted && !signal.aborted) return { kind: 'preempted' };
      if (error instanceof RunAborted) return { kind: 'aborted' };
      if (!(error instanceof EngineFailure)) throw error;
      if (this.#client.state.status !== 'ready') return { kind: 'aborted' };
      return { kind: 'failed', error: { kind: error.kind, message: error.message } };
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  abort(): void {
    this.#running?.controller.abort();
    this.#running = undefined;
  }
}
