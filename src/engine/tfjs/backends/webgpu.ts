/** Opens TensorFlow.js on a WebGPU device of our own, so that we see its loss and its errors. */

import { backend, engine, env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { withDeadline } from '../../../core/deadline.ts';
import { type BackendFailure, BackendRefused, type OpenedDevice } from '../../backend.ts';
import { loadCode } from '../../load-code.ts';
import type { TfjsBackend } from '../tfjs-backend.ts';

/** For a driver's answer, longer where no other backend was asked for; and the pause before it is asked again. */
const DRIVER_MS = 10_000;
const ONLY_DRIVER_MS = 60_000;
const SECOND_ASK_MS = 300;

const SLOW =
  'is a software adapter, about 60 times slower than wasm on the same processor; ask for webgpu alone to use it';

export const webgpu: TfjsBackend = {
  id: 'webgpu',
  // GPUs may fuse and reorder operations, and their sin and exp are coarser.
  tolerance: 5e-4,
  // Launching the operations of one evaluation takes longer than the arithmetic of 64 small images.
  batch: 64,
  queueDone: () => {
    // The core's type of a backend does not name what this backend publishes.
    const current: unknown = backend();
    return (current as { queue: GPUQueue }).queue.onSubmittedWorkDone();
  },
  open: openWebgpu,
};

async function openWebgpu(only: boolean): Promise<OpenedDevice> {
  if (globalThis.navigator?.gpu === undefined) {
    throw new BackendRefused(
      globalThis.isSecureContext === false
        ? 'WebGPU needs https or localhost'
        : 'this browser does not offer WebGPU here',
    );
  }
  const patience = only ? ONLY_DRIVER_MS : DRIVER_MS;
  const adapter = await requestAdapter(patience);
  const { description, software } = nameOf(adapter);
  if (software && !only) throw new BackendRefused(`${description} ${SLOW}`);

  // Requested before the code is loaded, which is needed only if there is a device.
  const device = await requestDevice(adapter, patience);
  let closing = false;
  const failure = new Promise<BackendFailure>((resolve) => {
    void device.lost.then(({ reason, message }) => {
      if (!closing) {
        resolve({ kind: 'device-lost', message: `The GPU device was lost (${message || reason}). Start it again.` });
      }
    });
    // After an invalid shader or a failed allocation TensorFlow.js continues and returns garbage.
    device.addEventListener('uncapturederror', (event) => {
      const fact = event.error.message.split('\n', 1)[0];
      resolve({ kind: 'backend', message: `The GPU reported an error: ${fact}. Start again, or choose wasm.` });
    });
  });
  const close = () => {
    closing = true;
    if (engine().registryFactory['webgpu'] !== undefined) removeBackend('webgpu');
    device.destroy();
  };
  try {
    const { WebGPUBackend } = await loadCode('WebGPU', () => import('@tensorflow/tfjs-backend-webgpu'));
    // The import registers a 'webgpu' backend of its own, and an earlier device of ours may be registered too.
    if (engine().registryFactory['webgpu'] !== undefined) removeBackend('webgpu');
    // Split-K multiplication sums by atomics in varying order; program type 3 gave identical results in every run.
    env().set('WEBGPU_MATMUL_PROGRAM_TYPE', 3);
    // Otherwise small tensors are computed on the CPU, with one read-back each.
    env().set('WEBGPU_CPU_FORWARD', false);
    registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
    if (!(await setBackend('webgpu'))) throw new BackendRefused('TensorFlow.js did not start on it');
  } catch (error) {
    close();
    throw error;
  }
  return { description, software, failure, close };
}

/** Asks a second time after a pause: a driver that is just being reset or woken up has no adapter at first. */
async function requestAdapter(patience: number): Promise<GPUAdapter> {
  for (const pause of [SECOND_ASK_MS, 0]) {
    const asked = navigator.gpu.requestAdapter({ powerPreference: 'high-performance' });
    const adapter = await withDeadline(asked, patience, () => new BackendRefused(silent('an adapter', patience)));
    if (adapter !== null) return adapter;
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
  }
  throw new BackendRefused('no GPU adapter was given');
}

async function requestDevice(adapter: GPUAdapter, patience: number): Promise<GPUDevice> {
  const asked = adapter.requestDevice({ requiredLimits: limitsOf(adapter) });
  try {
    return await withDeadline(asked, patience, () => new BackendRefused(silent('a device', patience)));
  } catch (error) {
    // Nobody wants it any more, however late it comes.
    asked.then(
      (device) => device.destroy(),
      () => undefined,
    );
    throw error;
  }
}

const silent = (what: string, ms: number) =>
  `the browser was asked for ${what} and has not answered for ${ms / 1000} s`;

/** The limits that TensorFlow.js's kernels depend on, as high as the adapter allows. */
function limitsOf({ limits }: GPUAdapter): Record<string, number> {
  return {
    maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
    maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
    maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
    maxBufferSize: limits.maxBufferSize,
    maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
    maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
  };
}

/** Browsers mask parts of the info; the rest is joined. `software`: the adapter says so, or is a known rasteriser. */
function nameOf({ info }: GPUAdapter): { description: string; software: boolean } {
  const { vendor, architecture, device, description } = info;
  const known = [vendor, architecture, device, description].filter((part) => part !== '');
  const software = info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(known.join(' '));
  return { description: known.join(' ') || 'unnamed GPU', software };
}
