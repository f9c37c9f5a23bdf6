/** model.json: the shipped one is valid; hostile or contradictory ones are refused, and the message names the key. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { testFile, testManifest } from '../test-support/test-package.ts';
import { parseCurves } from './curves.ts';
import { ManifestError, parseManifest } from './manifest.ts';

const SHIPPED = new URL('../../public/models/mnist/', import.meta.url);

test('the shipped package is valid, its curves cover every budget of the dial and the floor', () => {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, SHIPPED), 'utf8'));
  const manifest = parseManifest(read('model.json'));
  const curves = parseCurves(read(manifest.curves.file.path));
  for (const steps of [...manifest.budgets.finite, manifest.budgets.infinite]) {
    expect(
      curves.filter((each) => each.sampler === 'multistep' && each.network === 'dial' && each.steps === steps),
    ).toHaveLength(1);
  }
  expect(curves.filter(({ family }) => family === 'real')).toHaveLength(1);
  for (const network of manifest.networks) expect(existsSync(new URL(network.file.path, SHIPPED))).toBe(true);
});

test('a valid manifest passes', () => {
  expect(parseManifest(testManifest())).toEqual(testManifest());
});

test.each(['../secret', '..', 'a/b', '/etc/passwd', 'https://elsewhere.example/x', 'a\\b', 'a%2fb', '.hidden', ''])(
  'a file path that could leave the folder is refused: %j',
  (path) => {
    const features = { ...testManifest().features, file: { ...testFile, path } };
    expect(() => parseManifest({ ...testManifest(), features })).toThrow(/features\.file\.path: a plain file name/);
  },
);

test.each([
  ['a huge file', { reference: { file: { ...testFile, bytes: 2 ** 40 }, count: 1 } }, 'reference.file.bytes'],
  ['a negative size', { reference: { file: { ...testFile, bytes: -1 }, count: 1 } }, 'reference.file.bytes'],
  ['a huge image', { image: { height: 1e6, width: 1e6, channels: 2, patch: 1 } }, 'image.height'],
  ['a hash that is none', { curves: { file: { ...testFile, sha256: 'x' } } }, 'curves.file.sha256'],
  ['another format', { format: 2 }, 'format'],
  ['no network', { networks: [] }, 'networks'],
  ['one name twice', { networks: [...testManifest().networks, ...testManifest().networks] }, 'names must differ'],
  ['an image that the network does not make', { image: { height: 6, width: 8, channels: 2, patch: 1 } }, 'do not fit'],
  ['a poster stop twice', { posters: { file: testFile, seed: 1, count: 16, steps: [1, 1] } }, 'posters.steps: no stop'],
  ['a class too many', { classes: ['a', 'b', 'c', 'd'] }, 'number of classes plus one'],
])('%s is refused', (_, change, said) => {
  const parse = () => parseManifest({ ...testManifest(), ...change });
  expect(parse).toThrow(ManifestError);
  expect(parse).toThrow(said);
});

test.each([null, 7, 'text', [], {}])('%j is no manifest', (content) => {
  expect(() => parseManifest(content)).toThrow(ManifestError);
});

test.each([
  ['none', []],
  ['one twice', [1, 2, 2]],
  ['below 1', [0, 1]],
  ['∞ itself', [1, 256]],
  ['a fraction', [1, 2.5]],
])('finite budgets: %s is refused', (_, finite) => {
  const manifest = { ...testManifest(), budgets: { finite, infinite: 256 } };
  expect(() => parseManifest(manifest)).toThrow(/^model\.json: budgets\.finite/);
});

test('a noise schedule that the engine does not know is refused', () => {
  const manifest = { ...testManifest(), schedule: { kind: 'linear' } };
  expect(() => parseManifest(manifest)).toThrow('a noise schedule that this version knows');
});
