/** The WebAssembly file: TensorFlow.js alone would wait for ever for one that does not arrive. */
import { env } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CodeError } from '../../../package/errors.ts';
import { fetchingWasm } from './fetching-wasm.ts';

beforeEach(() => void vi.stubGlobal('location', { href: 'http://host/assets/worker.js' }));
afterEach(() => void vi.unstubAllGlobals());

const FILE = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
/** As TensorFlow.js does it: it looks neither at a rejection nor at anything else. */
const start = async () => (await env().platform.fetch('a.wasm', {})).arrayBuffer();

test('a file that arrives is passed on', async () => {
  const fetch = vi.fn(async () => new Response(FILE));
  vi.stubGlobal('fetch', fetch);
  expect(new Uint8Array(await fetchingWasm(start))).toEqual(FILE);
  expect(fetch).toHaveBeenCalledWith('http://host/assets/a.wasm', expect.anything());
});

test.each([
  ['no connection', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['an error of the server', async () => new Response('', { status: 503 })],
  ['a page instead of the file', async () => new Response('<!doctype html>')],
  ['an empty answer', async () => new Response('')],
])('%s: the code did not arrive', async (_, fetch) => {
  vi.stubGlobal('fetch', fetch);
  const before = env().platform.fetch;
  await expect(fetchingWasm(start)).rejects.toBeInstanceOf(CodeError);
  expect(env().platform.fetch).toBe(before);
});
