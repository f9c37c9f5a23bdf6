/** The run lock on a fake lock manager: one run at a time, idle runs give way, and nobody waits for a hidden page. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeLocks } from '../test-support/fake-locks.ts';
import { RunAborted } from '../worker/client.ts';
import { LOCK_NAME, type Locks, Preempted, withRunLock, withRunLockIfFree } from './run-lock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const never = new AbortController().signal;
/** A page that can be hidden. */
function pageInView() {
  let visible = true;
  const listeners = new Set<() => void>();
  return {
    visible: () => visible,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (now: boolean) => {
      visible = now;
      for (const listener of [...listeners]) listener();
    },
    listeners,
  };
}
const quiet = { view: pageInView(), onWait: () => {} };

/** A job that takes `ms` and ends at once when its signal says so, as a run does. */
const work = (log: string[], name: string, ms: number) => (signal: AbortSignal) =>
  new Promise<string>((resolve, reject) => {
    log.push(`${name} begins`);
    const timer = setTimeout(() => {
      log.push(`${name} ends`);
      resolve(name);
    }, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      log.push(`${name} aborted`);
      reject(new RunAborted(name));
    });
  });

test('runs of several frames come one after the other, in the order of their requests', async () => {
  const locks = new FakeLocks();
  const log: string[] = [];
  const all = ['a', 'b', 'c'].map((name) => withRunLock(locks, never, () => work(log, name, 50)(never), quiet));
  await vi.advanceTimersByTimeAsync(200);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(locks.held.size).toBe(0);
});

test('a long wait is announced, a short one is not', async () => {
  const locks = new FakeLocks();
  const release = locks.hold(LOCK_NAME);
  const onWait = vi.fn();
  const run = withRunLock(locks, never, () => Promise.resolve(1), { ...quiet, onWait });
  await vi.advanceTimersByTimeAsync(299);
  expect(onWait).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(onWait).toHaveBeenCalledOnce();
  release();
  expect(await run).toBe(1);
  await withRunLock(locks, never, () => Promise.resolve(2), { ...quiet, onWait });
  await vi.advanceTimersByTimeAsync(1000);
  expect(onWait).toHaveBeenCalledOnce();
});

test('an aborted wait ends with RunAborted and leaves the queue', async () => {
  const locks = new FakeLocks();
  const release = locks.hold(LOCK_NAME);
  const controller = new AbortController();
  const job = vi.fn(() => Promise.resolve(1));
  const run = withRunLock(locks, controller.signal, job, quiet);
  const outcome = expect(run).rejects.toThrow(RunAborted);
  controller.abort();
  await outcome;
  expect(locks.waiting).toEqual([]);
  release();
  await vi.advanceTimersByTimeAsync(1);
  expect(job).not.toHaveBeenCalled();
});

test('an aborted or failed run releases the lock', async () => {
  const locks = new FakeLocks();
  const controller = new AbortController();
  const log: string[] = [];
  const run = withRunLock(locks, controller.signal, () => work(log, 'a', 1000)(controller.signal), quiet);
  const outcome = expect(run).rejects.toThrow(RunAborted);
  await vi.advanceTimersByTimeAsync(10);
  expect(locks.held.has(LOCK_NAME)).toBe(true);
  controller.abort();
  await outcome;
  expect(locks.held.has(LOCK_NAME)).toBe(false);
  await expect(withRunLock(locks, never, () => Promise.reject(new Error('broken')), quiet)).rejects.toThrow('broken');
  expect(locks.held.has(LOCK_NAME)).toBe(false);
});

test('an idle run does not begin while another page runs, and never joins the queue', async () => {
  const locks = new FakeLocks();
  const release = locks.hold(LOCK_NAME);
  const log: string[] = [];
  await expect(withRunLockIfFree(locks, never, work(log, 'idle', 10))).rejects.toThrow(Preempted);
  expect(locks.waiting).toEqual([]);
  expect(log).toEqual([]);
  release();
  await vi.advanceTimersByTimeAsync(1);
  const run = withRunLockIfFree(locks, never, work(log, 'idle', 10));
  await vi.advanceTimersByTimeAsync(10);
  expect(await run).toBe('idle');
});

test('an idle run ends soon after a run for pictures begins to wait', async () => {
  const locks = new FakeLocks();
  const log: string[] = [];
  const outcome = expect(withRunLockIfFree(locks, never, work(log, 'idle', 100_000))).rejects.toThrow(Preempted);
  await vi.advanceTimersByTimeAsync(1000);
  const run = withRunLock(locks, never, () => work(log, 'pictures', 50)(never), quiet);
  await vi.advanceTimersByTimeAsync(200);
  await outcome;
  expect(await run).toBe('pictures');
  expect(log).toEqual(['idle begins', 'idle aborted', 'pictures begins', 'pictures ends']);
});

test('an idle run that the reader aborts is not preempted', async () => {
  const locks = new FakeLocks();
  const controller = new AbortController();
  const run = withRunLockIfFree(locks, controller.signal, work([], 'idle', 1000));
  const outcome = expect(run).rejects.not.toThrow(Preempted);
  controller.abort();
  await outcome;
  expect(locks.held.size).toBe(0);
});

test('a job that is aborted before the browser grants the lock does not begin', async () => {
  const slow = (answer: (job: (lock: object) => Promise<unknown>) => Promise<unknown>) => ({
    request: async (_name: string, _options: object, job: (lock: object) => Promise<unknown>) => {
      await Promise.resolve();
      return answer(job);
    },
    query: () => Promise.resolve({}),
  });
  const granting = slow((job) => job({}));
  const refusing = slow(() => Promise.reject(new DOMException('Denied', 'SecurityError')));
  const job = vi.fn(() => Promise.resolve(1));
  for (const locks of [granting, refusing] as Locks[]) {
    const begins = [
      (signal: AbortSignal) => withRunLockIfFree(locks, signal, job),
      (signal: AbortSignal) => withRunLock(locks, signal, job, quiet),
    ];
    for (const begin of begins) {
      const controller = new AbortController();
      const outcome = expect(begin(controller.signal)).rejects.toThrow(RunAborted);
      controller.abort();
      await outcome;
    }
  }
  expect(job).not.toHaveBeenCalled();
});

test('without locks, or if the browser refuses them, everything runs', async () => {
  const refusing = {
    request: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
    query: () => Promise.reject(new Error('refused')),
  };
  for (const locks of [undefined, refusing]) {
    expect(await withRunLock(locks, never, () => Promise.resolve(1), quiet)).toBe(1);
    expect(await withRunLockIfFree(locks, never, () => Promise.resolve(2))).toBe(2);
  }
});

test('a run on a page that gets hidden goes on, but releases the lock', async () => {
  const locks = new FakeLocks();
  const log: string[] = [];
  const view = pageInView();
  const hidden = withRunLock(locks, never, () => work(log, 'hidden', 10_000)(never), { view, onWait: () => {} });
  await vi.advanceTimersByTimeAsync(100);
  const seen = withRunLock(locks, never, () => work(log, 'seen', 50)(never), quiet);
  await vi.advanceTimersByTimeAsync(100);
  expect(log).toEqual(['hidden begins']);
  view.show(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(await seen).toBe('seen');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await hidden).toBe('hidden');
  expect(view.listeners.size).toBe(0);
  expect(locks.held.size).toBe(0);
});

test('a page that waits leaves the queue while it is hidden, and joins it again when it is shown', async () => {
  const locks = new FakeLocks();
  const log: string[] = [];
  const view = pageInView();
  const release = locks.hold(LOCK_NAME);
  const run = withRunLock(locks, never, () => work(log, 'a', 50)(never), { view, onWait: () => {} });
  await vi.advanceTimersByTimeAsync(10);
  view.show(false);
  await vi.advanceTimersByTimeAsync(10);
  expect(locks.waiting).toEqual([]);
  view.show(true);
  await vi.advanceTimersByTimeAsync(10);
  expect(locks.waiting).toHaveLength(1);
  expect(log).toEqual([]);
  release();
  await vi.advanceTimersByTimeAsync(100);
  expect(await run).toBe('a');
});

test('a page that is hidden from the start runs while nobody else does, and without holding the lock', async () => {
  const locks = new FakeLocks();
  const view = pageInView();
  view.show(false);
  const log: string[] = [];
  const run = withRunLock(locks, never, () => work(log, 'hidden', 50)(never), { view, onWait: () => {} });
  await vi.advanceTimersByTimeAsync(10);
  expect(log).toEqual(['hidden begins']);
  expect(locks.held.size).toBe(0);
  await vi.advanceTimersByTimeAsync(50);
  expect(await run).toBe('hidden');
});

test('a hidden page waits while another runs, outside the queue, until that ends or the wait is aborted', async () => {
  const locks = new FakeLocks();
  const view = pageInView();
  view.show(false);
  const release = locks.hold(LOCK_NAME);
  const job = vi.fn(() => Promise.resolve(1));
  const run = withRunLock(locks, never, job, { view, onWait: () => {} });
  const controller = new AbortController();
  const aborted = withRunLock(locks, controller.signal, job, { view, onWait: () => {} });
  const outcome = expect(aborted).rejects.toThrow(RunAborted);
  await vi.advanceTimersByTimeAsync(5000);
  controller.abort();
  await outcome;
  expect(locks.waiting).toEqual([]);
  expect(job).not.toHaveBeenCalled();
  release();
  await vi.advanceTimersByTimeAsync(1000);
  expect(await run).toBe(1);
  expect(view.listeners.size).toBe(0);
});
