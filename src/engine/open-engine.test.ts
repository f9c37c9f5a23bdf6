/** Opening a package: what fails leaves no download and no backend behind. */
import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { NetworkError } from '../package/errors.ts';
import { testCaptionManifest } from '../test-support/test-package.ts';
import { openEngine } from './open-engine.ts';

const golden = JSON.parse(readFileSync(new URL('../../golden/tiny-captions.json', import.meta.url), 'utf8'));
const URL_OF_MODEL = 'https://example.org/tiny/model.json';

afterEach(() => vi.unstubAllGlobals());

test('a file that fails ends the download of the other one', async () => {
  const ended: string[] = [];
  vi.stubGlobal('fetch', async (address: string | URL, { signal }: RequestInit = {}) => {
    const path = new URL(address).pathname.split('/').at(-1) ?? '';
    if (path === 'model.json') return Response.json(testCaptionManifest(golden.config));
    if (path === 'captions.json') return new Response('gone', { status: 404 });
    // The network's weights are slow.
    return new Promise<Response>((_, reject) =>
      signal?.addEventListener('abort', () => {
        ended.push(path);
        reject(signal.reason);
      }),
    );
  });
  const opening = openEngine(URL_OF_MODEL, ['cpu'], new AbortController().signal, () => undefined);
  await expect(opening).rejects.toBeInstanceOf(NetworkError);
  expect(ended).toEqual(['dial.safetensors']);
});

test('an abort ends all downloads with its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('another model');
  vi.stubGlobal('fetch', async (address: string | URL, { signal }: RequestInit = {}) => {
    if (String(address).includes('model.json')) return Response.json(testCaptionManifest(golden.config));
    queueMicrotask(() => controller.abort(reason));
    return new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  });
  await expect(openEngine(URL_OF_MODEL, ['cpu'], controller.signal, () => undefined)).rejects.toBe(reason);
});
