/** Posters: the shipped ones come from the shipped weights, and a model of captions shows its examples. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { afterAll, expect, test } from 'vitest';
import { DEFAULTS } from '../session/settings.ts';
import { stopsOf } from '../session/stops.ts';
import { testCaptionManifest } from '../test-support/test-package.ts';
import { openPackage } from './package-on-disk.ts';
import { makePosters, posterImages } from './posters.ts';
import { main } from './posters-main.ts';
import { layOutGrid } from './sheet.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED = join(ROOT, 'public/models/mnist');
const folder = mkdtempSync(join(tmpdir(), 'stepdial-posters-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('shipped posters exist for every stop, with the page’s defaults and the hash of model.json', async () => {
  const { manifest } = await openPackage(SHIPPED);
  const { posters } = manifest;
  expect(posters).toMatchObject({ seed: DEFAULTS.seed, count: DEFAULTS.count, steps: stopsOf(manifest) });
  const bytes = readFileSync(join(SHIPPED, posters?.file.path ?? ''));
  expect([bytes.length, hash(bytes)]).toEqual([posters?.file.bytes, posters?.file.sha256]);
  expect(bytes.length).toBeLessThan(100_000);
  const { width, height, channels } = decode(bytes);
  expect([width, height, channels]).toEqual([4 * 28, 11 * 4 * 28, 1]);
});

test.each([1, 2])('the engine reproduces the shipped poster of %i steps within 2 grey levels', async (steps) => {
  const pack = await openPackage(SHIPPED);
  const { posters } = pack.manifest;
  const sheet = decode(readFileSync(join(SHIPPED, posters?.file.path ?? '')));
  const drawn = layOutGrid(await posterImages(pack, steps), 0);
  const from = drawn.data.length * (posters?.steps.indexOf(steps) ?? 0);
  const apart = drawn.data.map((value, i) => Math.abs(value - (sheet.data[from + i] ?? 0)));
  expect(Math.max(...apart)).toBeLessThanOrEqual(2);
  // Those of another stop differ clearly.
  const other = drawn.data.map((value, i) => Math.abs(value - (sheet.data[from + drawn.data.length + i] ?? 0)));
  expect(Math.max(...other)).toBeGreaterThan(20);
});

/** A model of captions with random weights. */
function captioned(): string {
  const { config, pieces } = JSON.parse(readFileSync(join(ROOT, 'golden/tiny-captions.json'), 'utf8'));
  const put = (path: string, bytes: Buffer) => {
    writeFileSync(join(folder, path), bytes);
    return { path, bytes: bytes.length, sha256: hash(bytes) };
  };
  const manifest = testCaptionManifest(config);
  const weights = put('dial.safetensors', readFileSync(join(ROOT, 'golden/tiny-captions.safetensors')));
  for (const network of manifest.networks) network.file = weights;
  const file = put('captions.json', Buffer.from(JSON.stringify({ pieces, suggestions: [], draws: [] })));
  if (manifest.captions !== undefined) manifest.captions.file = file;
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...manifest, kept: 'as it is' }));
  return folder;
}

test('a model of captions shows its examples in turn, in colour, one stop below the other', async () => {
  const pack = await openPackage(captioned());
  const { png, entry } = await makePosters(pack, [2, 1]);
  expect(entry).toMatchObject({ steps: [2, 1], count: 16, file: { bytes: png.length, sha256: hash(png) } });
  const sheet = decode(png);
  expect([sheet.width, sheet.height, sheet.channels]).toEqual([32, 64, 3]);
  const { data } = layOutGrid(await posterImages(pack, 1), 0);
  expect([...sheet.data.subarray(data.length)]).toEqual([...data]);
});

test('the command writes the sheet and its entry, and keeps the rest of model.json', async () => {
  expect(await main([captioned()])).toBe(0);
  const { manifest } = await openPackage(folder);
  const { posters } = manifest;
  expect(posters?.steps).toEqual(stopsOf(manifest));
  expect(posters?.file.sha256).toBe(hash(readFileSync(join(folder, 'posters.png'))));
  expect(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')).kept).toBe('as it is');
  expect(await main([join(folder, 'nowhere')])).toBe(1);
});
