/** Opens TensorFlow.js on WebGL 2. A context that the processor draws is used only on request. */
import { backend, engine, env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { type BackendFailure, BackendRefused, type OpenedDevice } from '../../backend.ts';
import { loadCode } from '../../load-code.ts';
import type { TfjsBackend } from '../tfjs-backend.ts';

export const webgl: TfjsBackend = {
  id: 'webgl',
  // GPUs may fuse and reorder operations, and their sin and exp are coarser.
  tolerance: 5e-4,
  // Launching the operations of one evaluation takes longer than the arithmetic of 64 small images.
  batch: 64,
  queueDone: () => {
    // The core's type of a backend does not name what this backend publishes.
    const current: unknown = backend();
    return (current as { gpgpu: { createAndWaitForFence(): Promise<void> } }).gpgpu.createAndWaitForFence();
  },
  open: openWebgl,
};

async function openWebgl(only: boolean): Promise<OpenedDevice> {
  const description = rendererName();
  const software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(description);
  if (software && !only) {
    throw new BackendRefused(
      `${description} is a software renderer, slower than wasm on the same processor; ask for webgl alone to use it`,
    );
  }
  const { MathBackendWebGL } = await loadCode('WebGL', () => import('@tensorflow/tfjs-backend-webgl'));
  const drop = () => {
    if (engine().registryFactory['webgl'] !== undefined) removeBackend('webgl');
  };
  drop();
  // Otherwise small tensors are computed on the CPU, and the self-test would not test the GPU.
  env().set('WEBGL_CPU_FORWARD', false);
  const context = new MathBackendWebGL();
  registerBackend('webgl', () => context);
  try {
    if (!(await setBackend('webgl'))) throw new BackendRefused('TensorFlow.js did not start on it');
  } catch (error) {
    drop();
    throw error;
  }
  // Types of workers leave the canvas out.
  const { canvas } = context.gpgpu.gl as unknown as { canvas: OffscreenCanvas };
  const failure = new Promise<BackendFailure>((resolve) => {
    canvas.addEventListener('webglcontextlost', () =>
      resolve({ kind: 'device-lost', message: 'The WebGL context was lost. Start it again.' }),
    );
  });
  return { description, software, failure, close: drop };
}

/** The renderer's name, unmasked if the browser allows it. Frees its context at once. */
function rendererName(): string {
  if (typeof OffscreenCanvas === 'undefined') throw new BackendRefused('this browser has no WebGL in workers');
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) throw new BackendRefused('no WebGL 2 context was given');
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  const renderer = String(gl.getParameter(unmasked));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}
