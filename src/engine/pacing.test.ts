/** Pacing: messages get in between pieces of work, and a GPU's queue neither runs ahead nor hangs unnoticed. */
import { describe, expect, it, vi } from 'vitest';
import { BackendStalled, createPacer, withinPatience, yieldToEvents } from './pacing.ts';

/** A GPU queue whose submitted work is done when the test says so. */
function fakeQueue() {
  const submitted: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  const queueDone = () =>
    new Promise<void>((resolve, reject) => {
      submitted.push({ resolve, reject });
    });
  return { submitted, queueDone };
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
});

describe('createPacer', () => {
  it('waits while more than two pieces of GPU work are unfinished', async () => {
    const { submitted, queueDone } = fakeQueue();
    const pace = createPacer(queueDone);
    await pace();
    await pace();
    let passed = false;
    const third = pace().then(() => {
      passed = true;
    });
    await yieldToEvents();
    await yieldToEvents();
    expect(passed).toBe(false);
    submitted[0]?.resolve();
    await third;
    expect(submitted).toHaveLength(3);
  });

  it('fails with the queue', async () => {
    const { submitted, queueDone } = fakeQueue();
    const pace = createPacer(queueDone);
    await pace();
    await pace();
    const third = pace();
    submitted[0]?.reject(new Error('device lost'));
    await expect(third).rejects.toThrow('device lost');
  });

  it('waits for nothing on a backend without a queue', async () => {
    const pace = createPacer(() => undefined);
    for (let i = 0; i < 5; i++) await pace();
  });
});

describe('withinPatience', () => {
  it('passes results and errors on', async () => {
    await expect(withinPatience(Promise.resolve(3), 1000)).resolves.toBe(3);
    await expect(withinPatience(Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  });

  it('gives up on a backend that never answers, and not before', async () => {
    vi.useFakeTimers();
    try {
      let ended: unknown;
      const wait = withinPatience(new Promise(() => undefined), 120_000).catch((error: unknown) => {
        ended = error;
      });
      await vi.advanceTimersByTimeAsync(119_000);
      expect(ended).toBeUndefined();
      await vi.advanceTimersByTimeAsync(2_000);
      await wait;
      expect(ended).toBeInstanceOf(BackendStalled);
      expect(String(ended)).toContain('has not answered for 120 s');
    } finally {
      vi.useRealTimers();
    }
  });
});
