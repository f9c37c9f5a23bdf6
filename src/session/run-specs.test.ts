/** What the engine is asked to run, for classes and captions, and keys that differ where results do. */
import { expect, test } from 'vitest';
import { testFile, testManifest } from '../test-support/test-package.ts';
import { guidanceFor, liveKey, methodKey, pictureKey, specFor, timingKey } from './run-specs.ts';
import { DEFAULTS } from './settings.ts';

const classes = testManifest();
const captions = {
  ...testManifest(),
  classes: [],
  captions: { file: testFile, guidance: { max: 4, default: 1.5 }, examples: ['cat', 'red heart'] },
};

test('a model of classes has no prompt, whatever the address says', () => {
  const spec = specFor({ ...DEFAULTS, caption: 'cat', guidance: 2, label: 2 }, classes);
  expect(spec).toMatchObject({ label: 2, count: 16 });
  expect(spec).not.toHaveProperty('prompt');
  expect(specFor({ ...DEFAULTS, label: 3 }, classes).label).toBe('mixed');
  expect(guidanceFor({ guidance: 2 }, classes)).toBeNull();
});

test('a model of captions gets the caption, or its examples in turn, at its default guidance or the reader’s', () => {
  const of = (caption: string, guidance: number | null) =>
    specFor({ ...DEFAULTS, caption, guidance, label: 1 }, captions);
  expect(of('', null)).toMatchObject({ label: 'mixed', prompt: { captions: ['cat', 'red heart'], guidance: 1.5 } });
  expect(of('dog', 0).prompt).toEqual({ captions: ['dog'], guidance: 0 });
  expect(of('dog', 99).prompt?.guidance).toBe(4);
});

test('pictures differ by caption and guidance, timings by neither, live estimates by guidance', () => {
  const of = (caption: string, guidance: number | null) => specFor({ ...DEFAULTS, caption, guidance }, captions);
  const specs = [of('', null), of('cat', null), of('cat red heart', null), of('cat', 2)];
  expect(new Set(specs.map(pictureKey)).size).toBe(4);
  expect(new Set(specs.map(timingKey)).size).toBe(1);
  expect(pictureKey(of('cat', 2))).toBe(pictureKey(of('cat', 2)));
  expect(liveKey(of('cat', 2), 2)).not.toBe(liveKey(of('cat', 2), 1.5));
  expect(liveKey(of('', null), null)).toBe(methodKey(of('', null)));
});
