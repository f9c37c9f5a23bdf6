/** What goes and what stays of the kept files: nothing in use, nothing of other sites, nothing while in doubt. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testManifest } from '../test-support/test-package.ts';
import { browserFileCache } from './file-cache.ts';
import type { ModelManifest } from './manifest.ts';
import { tidyFiles } from './tidy.ts';

const FOLDER = 'https://host/dial/models/';
const hash = (digit: string): string => digit.repeat(64);

/** Cache Storage in memory, as far as it is used. */
function memoryStorage(): () => CacheStorage {
  const entries = new Map<string, Response>();
  const cache = {
    keys: async () => [...entries.keys()].map((url) => ({ url })),
    match: async (url: string) => entries.get(url)?.clone(),
    put: async (url: string, response: Response) => void entries.set(url, response),
    delete: async (url: string) => entries.delete(url),
  };
  return () => ({ open: async () => cache }) as unknown as CacheStorage;
}

/** A model whose small files are '0' and whose networks have these hashes. */
function modelOf(...networks: string[]): ModelManifest {
  const manifest = testManifest();
  const [dial] = manifest.networks;
  if (dial === undefined) throw new Error('The test manifest has no network.');
  const file = (digit: string) => ({ ...dial.file, sha256: hash(digit) });
  return { ...manifest, networks: networks.map((digit, i) => ({ ...dial, name: `net-${i}`, file: file(digit) })) };
}

const entry = (name: string) => ({ name, title: name, summary: 'For tests', bytes: 1 });
let store: ReturnType<typeof browserFileCache>;
let answers: Record<string, unknown>;
let asked: string[];

beforeEach(async () => {
  store = browserFileCache(memoryStorage());
  const one = new ArrayBuffer(1);
  await store.put(hash('a'), one, `${FOLDER}mnist/dial.safetensors`);
  await store.put(hash('b'), one, `${FOLDER}mnist/specialist-1.safetensors`);
  await store.put(hash('c'), one, `${FOLDER}emoji/dial.safetensors`);
  await store.put(hash('d'), one, `${FOLDER}mnist/dial.safetensors`);
  await store.put(hash('e'), one, 'https://host/another-dial/models/mnist/dial.safetensors');
  await store.put(hash('f'), one, 'https://author.example/model/dial.safetensors');
  answers = {
    'catalogue.json': { models: [entry('mnist'), entry('emoji')] },
    'mnist/model.json': modelOf('a', 'b'),
    'emoji/model.json': modelOf('c'),
  };
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const path = url.slice(FOLDER.length);
    asked.push(path);
    return path in answers ? Response.json(answers[path]) : new Response('', { status: 502 });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** First letters of the hashes that are kept. */
async function kept(): Promise<string> {
  const found = await Promise.all([...'abcdef'].map(async (digit) => ((await store.get(hash(digit))) ? digit : '')));
  return found.join('');
}

test('what no model names goes; what another site or an author’s address gave stays', async () => {
  await tidyFiles(FOLDER, modelOf('a'), store);
  expect(await kept()).toBe('abcef');
});

test('what the page uses stays, though the server already names other files', async () => {
  answers['mnist/model.json'] = modelOf('0');
  await tidyFiles(FOLDER, modelOf('a', 'b'), store);
  expect(await kept()).toBe('abcef');
});

test.each([
  ['catalogue.json', undefined],
  ['emoji/model.json', undefined],
  ['emoji/model.json', { format: 2 }],
])('nothing goes where %s is %j', async (path, answer) => {
  if (answer === undefined) delete answers[path];
  else answers[path] = answer;
  await expect(tidyFiles(FOLDER, modelOf('a', 'b'), store)).rejects.toThrow();
  expect(await kept()).toBe('abcdef');
});

test('nothing is fetched where nothing but the model in use is kept', async () => {
  await tidyFiles(FOLDER, modelOf('a', 'b', 'c', 'd'), store);
  expect(asked).toEqual([]);
  expect(await kept()).toBe('abcdef');
});
