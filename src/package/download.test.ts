/** Download against a real server: progress, cache, damage, retry, abort, endless answers. */
import { createHash } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { testManifest } from '../test-support/test-package.ts';
import { type DownloadProgress, downloadFile, downloadManifest } from './download.ts';
import { IntegrityError, NetworkError } from './errors.ts';
import { browserFileCache, type FileCache } from './file-cache.ts';
import { ManifestError, type ModelFile } from './manifest.ts';

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllGlobals();
  server?.closeAllConnections();
  server?.close();
});

/** Serve with `listener`; the address of model.json. */
async function serve(listener: RequestListener): Promise<string> {
  const own = createServer(listener);
  server = own;
  await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(own.address() as AddressInfo).port}/models/tiny/model.json`;
}

const CONTENT = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * 31) % 251));

function fileOf(content: Uint8Array): ModelFile {
  return {
    path: 'dial.safetensors',
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

/** A cache in memory, open to the test. */
function memoryCache(entries = new Map<string, ArrayBuffer>()): FileCache & { entries: Map<string, ArrayBuffer> } {
  return {
    entries,
    get: async (sha256) => entries.get(sha256),
    put: async (sha256, bytes) => void entries.set(sha256, bytes),
  };
}

test('a file comes from beside model.json, with progress up to its size, and from the cache the second time', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url);
    response.end(CONTENT);
  });
  const progress: DownloadProgress[] = [];
  const options = { cache: memoryCache(), onProgress: (each: DownloadProgress) => progress.push(each) };
  expect(Buffer.from(await downloadFile(url, fileOf(CONTENT), options)).equals(CONTENT)).toBe(true);
  expect(asked).toEqual([`/models/tiny/dial.safetensors?${fileOf(CONTENT).sha256.slice(0, 12)}`]);
  expect(progress[0]).toEqual({ file: 'dial.safetensors', loaded: 0, total: 300_000, fromCache: false });
  expect(progress.at(-1)).toEqual({ file: 'dial.safetensors', loaded: 300_000, total: 300_000, fromCache: false });
  progress.length = 0;
  expect(Buffer.from(await downloadFile(url, fileOf(CONTENT), options)).equals(CONTENT)).toBe(true);
  expect(asked).toHaveLength(1);
  expect(progress).toEqual([{ file: 'dial.safetensors', loaded: 300_000, total: 300_000, fromCache: true }]);
});

/** The content with one bit changed. */
function damagedContent(): Buffer {
  const damaged = Buffer.from(CONTENT);
  damaged[1000] = (damaged[1000] ?? 0) ^ 1;
  return damaged;
}

test.each([
  ['a damaged answer', damagedContent()],
  ['a shorter old version', CONTENT.subarray(1)],
  ['a longer old version', Buffer.concat([CONTENT, CONTENT])],
])('%s is fetched once more past the HTTP cache', async (_, first) => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers['cache-control']);
    response.end(asked.length === 1 ? first : CONTENT);
  });
  const cache = memoryCache();
  expect(Buffer.from(await downloadFile(url, fileOf(CONTENT), { cache })).equals(CONTENT)).toBe(true);
  expect(asked).toEqual([undefined, 'no-cache']);
  expect(cache.entries.size).toBe(1);
});

test('an answer that is damaged twice is refused and never cached', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.end(damagedContent());
  });
  const cache = memoryCache();
  const failure = await downloadFile(url, fileOf(CONTENT), { cache }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(IntegrityError);
  expect(String(failure)).toMatch(/dial\.safetensors is damaged.*SHA-256/);
  expect(requests).toBe(2);
  expect(cache.entries.size).toBe(0);
});

test.each([
  ['never finishes writing', () => new Promise<void>(() => undefined)],
  ['fails to write', () => Promise.reject(new Error('quota'))],
])('a cache that %s does not hold the bytes back', async (_, put) => {
  const url = await serve((_, response) => response.end(CONTENT));
  const bytes = await downloadFile(url, fileOf(CONTENT), { cache: { ...memoryCache(), put } });
  expect(Buffer.from(bytes).equals(CONTENT)).toBe(true);
});

test('what is cached survives that the caller transfers the buffer away', async () => {
  const kept: Response[] = [];
  const put = async (_: string, response: Response) => void kept.push(response);
  const storage = { open: async () => ({ put }) } as unknown as CacheStorage;
  const bytes = new ArrayBuffer(8);
  const written = browserFileCache(() => storage).put('a', bytes, 'http://host/a');
  structuredClone(bytes, { transfer: [bytes] });
  await written;
  expect((await kept[0]?.arrayBuffer())?.byteLength).toBe(8);
});

test('a damaged cache entry is replaced by a download', async () => {
  const url = await serve((_, response) => response.end(CONTENT));
  const file = fileOf(CONTENT);
  const cache = memoryCache(new Map([[file.sha256, new ArrayBuffer(CONTENT.length)]]));
  expect(Buffer.from(await downloadFile(url, file, { cache })).equals(CONTENT)).toBe(true);
  expect(Buffer.from(cache.entries.get(file.sha256) ?? new ArrayBuffer(0)).equals(CONTENT)).toBe(true);
});

test('a damaged cache entry without a network is said to be just that, each time', async () => {
  const file = fileOf(CONTENT);
  const cache = memoryCache(new Map([[file.sha256, new ArrayBuffer(CONTENT.length)]]));
  for (let i = 0; i < 2; i++) {
    const failure = await downloadFile('http://127.0.0.1:1/model.json', file, { cache }).catch((error) => error);
    expect(failure).toBeInstanceOf(IntegrityError);
    expect(failure.message).toMatch(/^The copy of dial\.safetensors that this browser keeps is damaged, .* reached/);
  }
});

test('too few and too many bytes are refused; an endless answer is cut off', async () => {
  let sent = 0;
  const url = await serve((request, response) => {
    if (request.url?.includes('short') === true) {
      response.end(CONTENT.subarray(1));
      return;
    }
    const more = () => {
      while (!response.destroyed && response.write(CONTENT)) sent += CONTENT.length;
    };
    response.on('drain', more);
    more();
  });
  const cache = memoryCache();
  const file = fileOf(CONTENT);
  await expect(downloadFile(url, { ...file, path: 'short' }, { cache })).rejects.toThrow(/has 299999 bytes/);
  await expect(downloadFile(url, { ...file, path: 'endless' }, { cache })).rejects.toThrow(
    /more than the 300000 bytes/,
  );
  expect(sent).toBeLessThan(100 * CONTENT.length);
});

test('errors of the network are told apart from errors of the files', async () => {
  const url = await serve((request, response) => {
    if (request.url?.includes('breaks') === true) {
      response.writeHead(200, { 'content-length': '300000' });
      response.write(CONTENT.subarray(0, 1000), () => response.destroy());
    } else response.writeHead(404).end();
  });
  const file = fileOf(CONTENT);
  await expect(downloadFile(url, file, {})).rejects.toThrow(/answered 404/);
  await expect(downloadFile(url, { ...file, path: 'breaks' }, {})).rejects.toThrow(/broke off after/);
  await expect(downloadFile('http://127.0.0.1:1/model.json', file, {})).rejects.toThrow(NetworkError);
  await expect(downloadManifest('http://127.0.0.1:1/model.json')).rejects.toThrow(/could not be reached/);
});

test('abort ends a download with its own reason', async () => {
  const url = await serve((_, response) => response.write(CONTENT.subarray(0, 1000)));
  const controller = new AbortController();
  const reason = new Error('changed my mind');
  const onProgress = ({ loaded }: DownloadProgress) => loaded > 0 && controller.abort(reason);
  await expect(downloadFile(url, fileOf(CONTENT), { signal: controller.signal, onProgress })).rejects.toBe(reason);
  await expect(downloadManifest(url, controller.signal)).rejects.toBe(reason);
});

test('without crypto.subtle the size alone is checked, which is said, and nothing is cached', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const url = await serve((_, response) => response.end(Buffer.alloc(CONTENT.length)));
  vi.stubGlobal('crypto', {});
  const cache = memoryCache();
  const bytes = await downloadFile(url, fileOf(CONTENT), { cache });
  expect(bytes.byteLength).toBe(CONTENT.length);
  expect(cache.entries.size).toBe(0);
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('checked by its size alone'));
  warn.mockRestore();
});

test('model.json is parsed and validated; what is none is a manifest error', async () => {
  const answers = [JSON.stringify(testManifest()), '<!doctype html>', '{"format": 1}', `"${'x'.repeat(2 ** 20)}"`];
  const url = await serve((_, response) => response.end(answers.shift()));
  expect((await downloadManifest(url)).name).toBe('tiny');
  await expect(downloadManifest(url)).rejects.toThrow(/is not JSON/);
  await expect(downloadManifest(url)).rejects.toThrow(ManifestError);
  await expect(downloadManifest(url)).rejects.toThrow(/larger than/);
});

test.each([
  ['absent', () => undefined],
  [
    'forbidden',
    () => {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  ],
  ['broken', () => ({ open: () => Promise.reject(new Error('quota')) }) as unknown as CacheStorage],
])('Cache Storage %s: nothing is found, nothing is thrown', async (_, storage) => {
  const cache = browserFileCache(storage);
  await cache.put('a', new ArrayBuffer(1), 'http://host/a');
  expect(await cache.get('a')).toBeUndefined();
  expect(await cache.from('http://host/')).toEqual([]);
  await cache.drop('a');
});

test('a server that does not answer, or stops in the middle, is reported as the network, and its connection is given up', async () => {
  let closed = 0;
  let begun = () => {};
  const url = await serve((request, response) => {
    response.on('close', () => closed++);
    if (request.url?.endsWith('model.json')) return begun();
    response.writeHead(200, { 'content-length': CONTENT.length });
    response.write(CONTENT.subarray(0, 1000));
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const asked = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const manifest = downloadManifest(url).catch((error: unknown) => error);
    await asked;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await manifest).toBeInstanceOf(NetworkError);
    expect(String(await manifest)).toContain('has not answered for 30 s');
    let first = () => {};
    const arrived = new Promise<void>((resolve) => {
      first = resolve;
    });
    const onProgress = ({ loaded }: DownloadProgress) => loaded > 0 && first();
    const file = downloadFile(url, fileOf(CONTENT), { cache: memoryCache(), onProgress }).catch((e: unknown) => e);
    await arrived;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await file).toBeInstanceOf(NetworkError);
    expect(String(await file)).toMatch(/sent nothing more of .*dial\.safetensors.* for 30 s, after 1000 bytes/);
  } finally {
    vi.useRealTimers();
  }
  await vi.waitFor(() => expect(closed).toBe(2));
});

test('a cache that does not answer is done without', async () => {
  vi.useFakeTimers();
  try {
    const never = { match: () => new Promise(() => undefined) };
    const found = browserFileCache(() => ({ open: async () => never }) as unknown as CacheStorage).get('00');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await found).toBeUndefined();
  } finally {
    vi.useRealTimers();
  }
});
