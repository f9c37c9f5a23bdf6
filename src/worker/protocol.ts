/** The messages between the page and the worker: plain data, one union for each direction. */
import type { BackendName } from '../core/backends.ts';
import type { DeviceInfo, EngineError, Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';

export type ToWorker =
  | { type: 'open'; manifestUrl: string; backends: readonly BackendName[] }
  | { type: 'run'; id: number; spec: RunSpec; outputs: RunOutputs }
  | { type: 'abort'; id: number };

export type FromWorker =
  /** The worker holds this lock of the browser as long as it lives. */
  | { type: 'alive'; lock: string }
  | { type: 'download'; file: string; loaded: number; total: number; fromCache: boolean }
  | { type: 'ready'; manifest: ModelManifest; device: DeviceInfo }
  | { type: 'progress'; id: number; hop: number; hops: number }
  | { type: 'preview'; id: number; hop: number; hops: number; images: Images }
  | { type: 'done'; id: number; result: RunResult }
  /** Replaced by a newer run, or aborted on request. */
  | { type: 'aborted'; id: number }
  /** With `id`: that run failed and the engine goes on. Without: the engine cannot go on until 'open' is sent again. */
  | { type: 'failed'; id?: number; error: EngineError };
