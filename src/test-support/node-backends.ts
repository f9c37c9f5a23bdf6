/** Set-up of TensorFlow.js backends for tests in Node. */
import { env, getBackend, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

export const NODE_BACKENDS = ['cpu', 'wasm'] as const;

/** Make `name` the backend that computes. Throws where TensorFlow.js fell through to another. */
export async function selectNodeBackend(name: (typeof NODE_BACKENDS)[number]): Promise<void> {
  setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await setBackend(name);
  if (getBackend() !== name) throw new Error(`TensorFlow.js took the ${getBackend()} backend instead of ${name}`);
}
