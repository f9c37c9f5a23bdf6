/** All backends, and the ladder over them: the first that starts and computes correctly is taken. */
import type { BackendName } from '../core/backends.ts';
import type { DeviceInfo, Refusal } from '../core/types.ts';
import { CodeError } from '../package/errors.ts';
import {
  type BackendDescriptor,
  type BackendFailure,
  BackendRefused,
  type Networks,
  type OpenedBackend,
} from './backend.ts';
import { withinPatience } from './pacing.ts';
import { runSelfTest } from './self-test.ts';
import { cpu } from './tfjs/backends/cpu.ts';
import { wasm } from './tfjs/backends/wasm.ts';
import { webgl } from './tfjs/backends/webgl.ts';
import { webgpu } from './tfjs/backends/webgpu.ts';
import { tfjsBackend } from './tfjs/tfjs-backend.ts';

const DESCRIPTORS: Record<BackendName, BackendDescriptor> = {
  webgpu: tfjsBackend(webgpu),
  webgl: tfjsBackend(webgl),
  wasm: tfjsBackend(wasm),
  cpu: tfjsBackend(cpu),
};

/** For the self-test. The only backend asked for gets longer, as nothing else would be taken: software compiles slowly. */
const SELF_TEST_MS = 60_000;
const ONLY_SELF_TEST_MS = 300_000;

/** The backend that is open in this thread. */
export interface Backend extends Networks {
  info: DeviceInfo;
  /** Resolves when the backend stops working; see `OpenedDevice`. */
  failure: Promise<BackendFailure>;
  /** Give the device back, after all networks on it were disposed of. */
  close(): void;
}

/** Thrown if no backend of the list works; the message names each with its reason. */
export class BackendError extends Error {
  override name = 'BackendError';
  readonly refused: Refusal[];
  constructor(refused: Refusal[]) {
    const reasons = refused.map(({ backend, reason }) => `${backend}: ${reason}`).join('; ');
    super(`Nothing here can run the network (${reasons || 'no backend was asked for'}). Try another browser.`);
    this.refused = refused;
  }
}

/**
 * Open the first of `names` that starts and passes the self-test.
 *
 * A software GPU is accepted only if it is the only name in the list: on a ladder, whatever comes below it is faster.
 *
 * @throws BackendError, CodeError, or the signal's reason.
 */
export async function openBackend(names: readonly BackendName[], signal?: AbortSignal): Promise<Backend> {
  const refused: Refusal[] = [];
  const only = names.length === 1;
  for (const name of names) {
    signal?.throwIfAborted();
    const descriptor = DESCRIPTORS[name];
    let opened: OpenedBackend | undefined;
    try {
      opened = await descriptor.open(only);
      const broke = opened.failure.then(({ message }) => Promise.reject(new BackendRefused(message)));
      const tested = runSelfTest(opened, descriptor.tolerance);
      await Promise.race([withinPatience(tested, only ? ONLY_SELF_TEST_MS : SELF_TEST_MS), broke]);
      signal?.throwIfAborted();
    } catch (error) {
      opened?.close();
      signal?.throwIfAborted();
      // The connection's fault: what is below is no better, and would stay for the whole visit.
      if (error instanceof CodeError) throw error;
      refused.push({ backend: name, reason: error instanceof Error ? error.message : String(error) });
      continue;
    }
    const { description, software, ...rest } = opened;
    return { ...rest, info: { backend: name, description, software, refused } };
  }
  throw new BackendError(refused);
}
