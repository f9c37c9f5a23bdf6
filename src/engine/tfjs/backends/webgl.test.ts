/** A WebGL backend that does not start leaves nothing behind. With a real context: e2e/engine.spec.ts. */
import { afterAll, expect, test, vi } from 'vitest';

const registered = new Set<string>();
// Files of tests share their modules: this one gets modules of its own.
vi.resetModules();
vi.doMock('@tensorflow/tfjs-core', () => ({
  backend: () => undefined,
  env: () => ({ set: () => undefined }),
  engine: () => ({ registryFactory: Object.fromEntries([...registered].map((name) => [name, {}])) }),
  registerBackend: (name: string) => registered.add(name),
  removeBackend: (name: string) => registered.delete(name),
  setBackend: async () => false,
}));
vi.doMock('@tensorflow/tfjs-backend-webgl', () => ({ MathBackendWebGL: class {} }));
const { BackendRefused } = await import('../../backend.ts');
const { webgl } = await import('./webgl.ts');

class FakeCanvas {
  getContext() {
    return { RENDERER: 0, getExtension: () => null, getParameter: () => 'A real GPU' };
  }
}

afterAll(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('@tensorflow/tfjs-core');
  vi.doUnmock('@tensorflow/tfjs-backend-webgl');
  vi.resetModules();
});

test('a context that TensorFlow.js does not start on is not left registered', async () => {
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  await expect(webgl.open(false)).rejects.toThrow(BackendRefused);
  expect([...registered]).toEqual([]);
});
