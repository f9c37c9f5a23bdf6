/** Opens TensorFlow.js on WebGL, unless the browser draws WebGL on the processor. */
import { engine, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { type BackendFailure, BackendRefused, type OpenedBackend } from './opened-backend.ts';

/** Make a WebGL 2 context TensorFlow.js's 'webgl' backend. Throws `BackendRefused`. */
export async function openWebgl(acceptSoftware: boolean): Promise<OpenedBackend> {
  const description = rendererName();
  const software = /swiftshader|llvmpipe|softpipe|software|basic render/i.test(description);
  if (software && !acceptSoftware) {
    throw new BackendRefused(
      `${description} is a software renderer, slower than wasm on the same processor; ask for webgl alone to use it`,
    );
  }
  const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
  const drop = () => {
    if (engine().registryFactory.webgl !== undefined) removeBackend('webgl');
  };
  drop();
  const backend = new MathBackendWebGL();
  registerBackend('webgl', () => backend);
  if (!(await setBackend('webgl'))) throw new BackendRefused('TensorFlow.js did not start on it');
  const failure = new Promise<BackendFailure>((resolve) => {
    backend.gpgpu.gl.canvas.addEventListener('webglcontextlost', () =>
      resolve({ kind: 'device-lost', message: 'The WebGL context was lost. Start it again.' }),
    );
  });
  return { description, software, failure, close: drop };
}

/** What draws: the unmasked renderer where the browser tells it. The context is given back at once. */
function rendererName(): string {
  if (typeof OffscreenCanvas === 'undefined') throw new BackendRefused('this browser has no WebGL in workers');
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) throw new BackendRefused('no WebGL 2 context was given');
  const unmasked = gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER;
  const renderer = String(gl.getParameter(unmasked));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}
