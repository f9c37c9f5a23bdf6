/** Sets TensorFlow.js backends up for tests and benchmarks in Node. */
import { enableProdMode, env, getBackend, setBackend } from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

export const NODE_BACKENDS = ['cpu', 'wasm'] as const;

/** Make `name` the backend that computes. Throws if TensorFlow.js fell through to another. */
export async function selectNodeBackend(name: (typeof NODE_BACKENDS)[number]): Promise<void> {
  // Otherwise TensorFlow.js prints a greeting.
  enableProdMode();
  setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend(name);
  if (getBackend() !== name) throw new Error(`TensorFlow.js took the ${getBackend()} backend instead of ${name}`);
}
