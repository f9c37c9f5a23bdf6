/** The ladder in Node: real wasm and cpu backends, self-test, refusals. In browsers: e2e/engine.spec.ts. */
import { engine, getBackend, memory } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { BACKEND_NAMES } from '../core/backends.ts';
import { BackendError, openBackend } from './backends.ts';
import { selfTestError } from './self-test.ts';

test.each(['wasm', 'cpu'] as const)('%s opens, passes the self-test and is set', async (name) => {
  const backend = await openBackend([name]);
  expect(backend.info).toMatchObject({ backend: name, software: false, refused: [] });
  expect(getBackend()).toBe(name);
  expect(await selfTestError(backend)).toBeLessThan(2e-5);
  expect(memory().numTensors).toBe(0);
  backend.close();
});

test('the ladder takes the first backend that works and says why it skipped the others', async () => {
  const { info } = await openBackend(BACKEND_NAMES);
  expect(info.backend).toBe('wasm');
  expect(info.refused).toEqual([
    { backend: 'webgpu', reason: expect.stringContaining('WebGPU') },
    { backend: 'webgl', reason: expect.stringContaining('WebGL') },
  ]);
});

test('if nothing works, the error names each backend with its reason', async () => {
  const failure = await openBackend(['webgpu', 'webgl']).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(BackendError);
  expect(String(failure)).toMatch(/webgpu: .*WebGPU.*; webgl: .*WebGL/);
  await expect(openBackend([])).rejects.toThrow('no backend was asked for');
});

test('a backend that computes wrongly is skipped', async () => {
  await openBackend(['cpu']);
  const kernel = engine().registryFactory['cpu'];
  expect(kernel).toBeDefined();
  const { getKernel, registerKernel, unregisterKernel } = await import('@tensorflow/tfjs');
  const right = getKernel('Softmax', 'cpu');
  unregisterKernel('Softmax', 'cpu');
  registerKernel({
    ...right,
    kernelFunc: (call) =>
      getKernel('Identity', 'cpu').kernelFunc({ ...call, inputs: { x: call.inputs['logits'] ?? null } as never }),
  });
  try {
    await expect(openBackend(['cpu'])).rejects.toThrow(/cpu: computes wrongly: a known result is off by/);
  } finally {
    unregisterKernel('Softmax', 'cpu');
    registerKernel(right);
  }
});

test('an aborted start rejects with the reason of the abort', async () => {
  const reason = new Error('changed my mind');
  await expect(openBackend(['cpu'], AbortSignal.abort(reason))).rejects.toBe(reason);
});
