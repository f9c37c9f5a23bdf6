/** Opens TensorFlow.js on WebAssembly, single-threaded, from files that this site serves itself. */
import { device_util, env, setBackend } from '@tensorflow/tfjs-core';
import { BackendRefused, neverFails, type OpenedDevice } from '../../backend.ts';
import { loadCode } from '../../load-code.ts';
import type { TfjsBackend } from '../tfjs-backend.ts';
import { fetchingWasm } from './fetching-wasm.ts';

export const wasm: TfjsBackend = {
  id: 'wasm',
  tolerance: 1e-4,
  // The time per image is the same from 16 images on, and an abort takes effect only between evaluations.
  batch: 16,
  queueDone: () => undefined,
  open: openWasm,
};

async function openWasm(): Promise<OpenedDevice> {
  if (typeof WebAssembly === 'undefined') throw new BackendRefused('WebAssembly is not available here');
  const { setWasmPaths } = await loadCode('WebAssembly', () => import('@tensorflow/tfjs-backend-wasm'));
  // Node finds the files in the package itself.
  const browser = device_util.isBrowser();
  if (browser) setWasmPaths((await loadCode('WebAssembly', () => import('./wasm-files.ts'))).wasmFiles, true);
  // Minified and cross-origin isolated, the threaded build crashes while it compiles.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const started = browser ? fetchingWasm(() => setBackend('wasm')) : setBackend('wasm');
  if (!(await started)) throw new BackendRefused('its file could not be compiled');
  const simd = await env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return {
    description: simd ? 'WebAssembly with SIMD, one thread' : 'WebAssembly, one thread',
    software: false,
    failure: neverFails,
    // Stays registered: it holds little, and starting it again would compile it again.
    close: () => undefined,
  };
}
