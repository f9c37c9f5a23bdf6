/** catalogue.json: the shipped one lists the packages that are there, at their true size, and no other shape passes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { testFile, testManifest } from '../test-support/test-package.ts';
import { downloadCatalogue, openingBytes, parseCatalogue } from './catalogue.ts';
import { NetworkError } from './errors.ts';
import { ManifestError, parseManifest } from './manifest.ts';

const MODELS = new URL('../../public/models/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, MODELS), 'utf8'));

afterEach(() => vi.unstubAllGlobals());

test('the shipped catalogue lists every package, with what each needs to draw and to measure', () => {
  const packages = readdirSync(MODELS).filter((name) => existsSync(new URL(`${name}/model.json`, MODELS)));
  const entries = parseCatalogue(read('catalogue.json'));
  expect(entries.map(({ name }) => name).sort()).toEqual(packages.sort());
  for (const { name, bytes } of entries) expect(bytes).toBe(openingBytes(parseManifest(read(`${name}/model.json`))));
});

test('to draw and to measure takes the first network, the captions and the small files', () => {
  const manifest = testManifest();
  expect(openingBytes(manifest)).toBe(4 * 4);
  const captions = { file: { ...testFile, bytes: 100 }, guidance: { max: 4, default: 2 }, examples: ['cat'] };
  expect(openingBytes({ ...manifest, captions })).toBe(4 * 4 + 100);
});

const entry = { name: 'emoji', title: 'Emoji', summary: 'By caption', bytes: 16_000_000 };

test.each([
  [{ ...entry, name: '../x' }, 'models.0.name'],
  [{ ...entry, bytes: -1 }, 'models.0.bytes'],
  [{ ...entry, title: '' }, 'models.0.title'],
])('%j is refused', (bad, said) => {
  expect(() => parseCatalogue({ models: [bad] })).toThrow(said);
});

test('fetching it: no server, no file, no JSON', async () => {
  const answer = (respond: () => Response) => vi.stubGlobal('fetch', async () => respond());
  answer(() => Response.json({ models: [entry] }));
  expect(await downloadCatalogue('http://host/c')).toEqual([entry]);
  answer(() => new Response('', { status: 404 }));
  await expect(downloadCatalogue('http://host/c')).rejects.toThrow(NetworkError);
  answer(() => new Response('<html>'));
  await expect(downloadCatalogue('http://host/c')).rejects.toThrow(ManifestError);
  answer(() => {
    throw new TypeError('offline');
  });
  await expect(downloadCatalogue('http://host/c')).rejects.toThrow('could not be reached');
});
