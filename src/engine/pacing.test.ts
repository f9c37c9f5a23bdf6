import { KernelBackend, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { selectNodeBackend } from '../test-support/node-backends.ts';
import { batchSize, createPacer, yieldToEvents } from './pacing.ts';

/** A GPU backend whose submitted work is done when the test says so. */
class FakeGpu extends KernelBackend {
  readonly submitted: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  readonly queue = {
    onSubmittedWorkDone: () =>
      new Promise<void>((resolve, reject) => {
        this.submitted.push({ resolve, reject });
      }),
  };
  override dispose(): void {}
}

async function useFakeGpu(): Promise<FakeGpu> {
  const gpu = new FakeGpu();
  registerBackend('webgpu', () => gpu);
  await setBackend('webgpu');
  return gpu;
}

describe('yieldToEvents', () => {
  it('lets a message in that was posted before', async () => {
    const { port1, port2 } = new MessageChannel();
    const received = new Promise((resolve) => {
      port1.onmessage = resolve;
    });
    port2.postMessage('stop');
    await expect(
      Promise.race([
        received.then(() => 'message'),
        (async () => {
          for (let i = 0; i < 20; i++) await yieldToEvents();
          return 'nothing';
        })(),
      ]),
    ).resolves.toBe('message');
    port1.close();
  });

  it('takes far less than the 4 ms of a nested timer', async () => {
    const start = performance.now();
    for (let i = 0; i < 100; i++) await yieldToEvents();
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('createPacer', () => {
  afterEach(async () => {
    await selectNodeBackend('cpu');
    removeBackend('webgpu');
  });

  it('waits while more than two pieces of GPU work are unfinished', async () => {
    const gpu = await useFakeGpu();
    const pace = createPacer();
    await pace();
    await pace();
    let passed = false;
    const third = pace().then(() => {
      passed = true;
    });
    await yieldToEvents();
    await yieldToEvents();
    expect(passed).toBe(false);
    gpu.submitted[0]?.resolve();
    await third;
    expect(gpu.submitted).toHaveLength(3);
  });

  it('fails with the queue', async () => {
    const gpu = await useFakeGpu();
    const pace = createPacer();
    await pace();
    await pace();
    const third = pace();
    gpu.submitted[0]?.reject(new Error('device lost'));
    await expect(third).rejects.toThrow('device lost');
  });

  it('gives a GPU all images of a run at once, the processor 16', async () => {
    await useFakeGpu();
    expect(batchSize()).toBe(64);
    await selectNodeBackend('cpu');
    expect(batchSize()).toBe(16);
  });
});
