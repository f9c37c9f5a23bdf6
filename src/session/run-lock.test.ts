/** Turns on a fake lock manager: one run at a time, measuring gives way, and whatever ends gives the lock up. */
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
const quiet = () => {};

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

test('runs of several frames come one after the other, in the order of asking', async () => {
  const locks = new FakeLocks();
  const log: string[] = [];
  const all = ['a', 'b', 'c'].map((name) => withRunLock(locks, never, () => work(log, name, 50)(never), quiet));
  await vi.advanceTimersByTimeAsync(200);
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(locks.held.size).toBe(0);
});

test('a long wait is told, a short one is not', async () => {
  const locks = new FakeLocks();
  const release = locks.hold(LOCK_NAME);
  const told = vi.fn();
  const run = withRunLock(locks, never, () => Promise.resolve(1), told);
  await vi.advanceTimersByTimeAsync(299);
  expect(told).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toHaveBeenCalledOnce();
  release();
  expect(await run).toBe(1);
  await withRunLock(locks, never, () => Promise.resolve(2), told);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveBeenCalledOnce();
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

test('an aborted or failed run gives the lock up', async () => {
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

test('measuring does not begin while another runs, and never stands in the queue', async () => {
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

test('measuring ends soon after a run for pictures begins to wait', async () => {
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

test('the reader aborts measuring: that is no giving way', async () => {
  const locks = new FakeLocks();
  const controller = new AbortController();
  const run = withRunLockIfFree(locks, controller.signal, work([], 'idle', 1000));
  const outcome = expect(run).rejects.not.toThrow(Preempted);
  controller.abort();
  await outcome;
  expect(locks.held.size).toBe(0);
});

test('aborted before the browser answers, no job begins', async () => {
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
    for (const begin of [withRunLockIfFree<number>, withRunLock<number>]) {
      const controller = new AbortController();
      const outcome = expect(begin(locks, controller.signal, job, quiet)).rejects.toThrow(RunAborted);
      controller.abort();
      await outcome;
    }
  }
  expect(job).not.toHaveBeenCalled();
});

test('without locks, and where they are refused, work goes on', async () => {
  const refusing = {
    request: () => Promise.reject(new DOMException('Access to the Locks API is denied', 'SecurityError')),
    query: () => Promise.reject(new Error('refused')),
  };
  for (const locks of [undefined, refusing]) {
    expect(await withRunLock(locks, never, () => Promise.resolve(1), quiet)).toBe(1);
    expect(await withRunLockIfFree(locks, never, () => Promise.resolve(2))).toBe(2);
  }
});
