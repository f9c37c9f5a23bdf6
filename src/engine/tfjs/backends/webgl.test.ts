/** A WebGL backend that does not start leaves nothing behind. With a real context: e2e/engine.spec.ts. */
import { afterEach, expect, test, vi } from 'vitest';
import { BackendRefused } from '../../backend.ts';
import { webgl } from './webgl.ts';

const { registered } = vi.hoisted(() => ({ registered: new Set<string>() }));

vi.mock('@tensorflow/tfjs-core', () => ({
  backend: () => undefined,
  env: () => ({ set: () => undefined }),
  engine: () => ({ registryFactory: Object.fromEntries([...registered].map((name) => [name, {}])) }),
  registerBackend: (name: string) => registered.add(name),
  removeBackend: (name: string) => registered.delete(name),
  setBackend: async () => false,
}));
vi.mock('@tensorflow/tfjs-backend-webgl', () => ({ MathBackendWebGL: class {} }));

class FakeCanvas {
  getContext() {
    return { RENDERER: 0, getExtension: () => null, getParameter: () => 'A real GPU' };
  }
}

afterEach(() => vi.unstubAllGlobals());

test('a context that TensorFlow.js does not start on is not left registered', async () => {
  vi.stubGlobal('OffscreenCanvas', FakeCanvas);
  await expect(webgl.open(false)).rejects.toThrow(BackendRefused);
  expect([...registered]).toEqual([]);
});
