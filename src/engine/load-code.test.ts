/** What a browser says when a chunk is lost is told apart from what the code itself throws. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeError } from '../package/errors.ts';
import { BackendRefused } from './backend.ts';
import { loadCode } from './load-code.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  'Failed to fetch dynamically imported module: https://host/assets/a.js',
  'error loading dynamically imported module: https://host/assets/a.js',
  'Importing a module script failed.',
])('"%s" is code that did not arrive', async (message) => {
  const lost = loadCode('WebGL', () => Promise.reject(new TypeError(message)));
  await expect(lost).rejects.toThrow(CodeError);
  await expect(lost).rejects.toThrow(
    'The code for WebGL did not arrive. Check the connection, or load the page again.',
  );
});

test.each([new TypeError('x is not a function'), new SyntaxError('Unexpected token'), new BackendRefused('no GPU')])(
  '%s is the code’s own',
  async (error) => {
    await expect(loadCode('WebGL', () => Promise.reject(error))).rejects.toBe(error);
  },
);

test('code that never comes is given up', async () => {
  const outcome = loadCode('WebGL', () => new Promise(() => undefined)).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await outcome).toBeInstanceOf(CodeError);
});
