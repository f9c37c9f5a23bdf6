/** A deadline ends a wait, and only that. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withDeadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const late = () => new Error('late');

test('what answers in time is passed on, and no timer stays behind', async () => {
  expect(await withDeadline(Promise.resolve(7), 1000, late)).toBe(7);
  await expect(withDeadline(Promise.reject(new Error('own')), 1000, late)).rejects.toThrow('own');
  expect(vi.getTimerCount()).toBe(0);
});

test('what never answers is given up at the deadline and not before', async () => {
  const outcome = vi.fn();
  withDeadline(new Promise(() => undefined), 1000, late).catch(outcome);
  await vi.advanceTimersByTimeAsync(999);
  expect(outcome).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toHaveBeenCalledWith(new Error('late'));
});
