/** The backend ladder: webgpu → webgl → wasm → cpu; the first that starts and computes rightly is taken. */
import { getBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../core/backends.ts';
import type { DeviceInfo, Refusal } from '../../../core/types.ts';
import { type BackendFailure, BackendRefused, neverFails, type OpenedBackend } from './opened-backend.ts';
import { runSelfTest } from './self-test.ts';

export const LADDER: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu'];

/** The backend that computes from now on, in this thread. */
export interface Backend {
  info: DeviceInfo;
  /** Resolves when the backend stops working; see `OpenedBackend`. */
  failure: Promise<BackendFailure>;
  /** Give the device back. Dispose of every tensor first. */
  close(): void;
}

/** Thrown when no backend of the list works; the message names each with its reason. */
export class BackendError extends Error {
  override name = 'BackendError';
  readonly refused: Refusal[];
  constructor(refused: Refusal[]) {
    const reasons = refused.map(({ backend, reason }) => `${backend}: ${reason}`).join('; ');
    super(`Nothing here can run the network (${reasons || 'no backend was asked for'}). Try another browser.`);
    this.refused = refused;
  }
}

/** Take the first of `names` that starts and gives the known answer. Throws `BackendError`, or the signal's reason.
 *
 * A backend's code is loaded only when its turn comes. A software GPU is taken only when it is the only name in the
 * list: on a ladder, whatever comes below it is faster.
 */
export async function openBackend(names: readonly BackendName[], signal?: AbortSignal): Promise<Backend> {
  const refused: Refusal[] = [];
  for (const backend of names) {
    signal?.throwIfAborted();
    let opened: OpenedBackend | undefined;
    try {
      opened = await open(backend, names.length === 1);
      // setBackend('webgpu') without an adapter falls through to another backend in silence (webgpu.md, "traps").
      if (getBackend() !== backend) throw new BackendRefused(`TensorFlow.js took ${getBackend()} instead`);
      const broke = opened.failure.then(({ message }) => Promise.reject(new BackendRefused(message)));
      await Promise.race([runSelfTest(backend), broke]);
      signal?.throwIfAborted();
    } catch (error) {
      opened?.close();
      signal?.throwIfAborted();
      refused.push({ backend, reason: error instanceof Error ? error.message : String(error) });
      continue;
    }
    const { description, software, failure, close } = opened;
    return { info: { backend, description, software, refused }, failure, close };
  }
  throw new BackendError(refused);
}

function open(backend: BackendName, acceptSoftware: boolean): Promise<OpenedBackend> {
  switch (backend) {
    case 'webgpu':
      return import('./webgpu.ts').then(({ openWebgpu }) => openWebgpu(acceptSoftware));
    case 'webgl':
      return import('./webgl.ts').then(({ openWebgl }) => openWebgl(acceptSoftware));
    case 'wasm':
      return import('./wasm.ts').then(({ openWasm }) => openWasm());
    case 'cpu':
      return openCpu();
    default:
      return backend satisfies never;
  }
}

/** Plain JavaScript: slow, and works everywhere. */
async function openCpu(): Promise<OpenedBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend('cpu'))) throw new BackendRefused('TensorFlow.js did not start on it');
  return { description: 'JavaScript', software: false, failure: neverFails, close: () => undefined };
}
