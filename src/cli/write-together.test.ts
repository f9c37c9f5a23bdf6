/** Files that belong together are all replaced, or none is. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeTogether } from './write-together.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'step dial together-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const contents = () =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

test('new files replace the former ones, others stay, and nothing else is left', async () => {
  writeFileSync(join(folder, 'a'), 'old');
  writeFileSync(join(folder, 'mine'), 'mine');
  await writeTogether(folder, { a: 'new', b: new TextEncoder().encode('bytes') });
  expect(contents()).toEqual({ a: 'new', b: 'bytes', mine: 'mine' });
});

test('a file that cannot be written leaves all as they were', async () => {
  await writeTogether(folder, { a: 'old a', b: 'old b' });
  const files = { a: 'new a', b: 'new b', 'no such folder/c': 'new c' };
  await expect(writeTogether(folder, files)).rejects.toThrow(/ENOENT/);
  expect(contents()).toEqual({ a: 'old a', b: 'old b' });
});

test('a folder in the place of a file is an error, and keeps what is in it', async () => {
  writeFileSync(join(folder, 'a'), 'old a');
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b', 'kept'), '');
  await expect(writeTogether(folder, { a: 'new a', b: 'new b' })).rejects.toThrow(/b is a folder/);
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('old a');
  expect(readdirSync(folder)).toEqual(['a', 'b']);
  expect(readdirSync(join(folder, 'b'))).toEqual(['kept']);
});
