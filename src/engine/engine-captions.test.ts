/** Models of captions on a real backend: which image shows which caption, and requests and files that are rejected. */
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import type { RunSpec } from '../core/types.ts';
import { testCaptionManifest } from '../test-support/test-package.ts';
import { type Backend, openBackend } from './backends.ts';
import { createEngine } from './engine.ts';
import { RunError } from './errors.ts';
import type { ModelFiles } from './loaded-package.ts';

const plain = { previewEveryMs: 0, features: false };
const read = (path: string) => readFileSync(new URL(`../../golden/${path}`, import.meta.url));
const golden = JSON.parse(read('tiny-captions.json').toString('utf8'));
const bytes = (content: unknown) => Uint8Array.from(Buffer.from(JSON.stringify(content))).buffer;
const weights = Uint8Array.from(read('tiny-captions.safetensors')).buffer;
const drawn: RunSpec = {
  sampler: 'multistep',
  steps: 4,
  count: 3,
  seed: 5,
  network: 'dial',
  label: 0,
  prompt: { captions: ['red cat', 'Heart!'], guidance: 2 },
};
let backend: Backend;
beforeAll(async () => {
  backend = await openBackend(['wasm']);
});

function captioned(file: unknown = { pieces: golden.pieces, suggestions: [], draws: [] }) {
  const asked: string[] = [];
  const files: ModelFiles = {
    read: async ({ path }) => {
      asked.push(path);
      return path === 'captions.json' ? bytes(file) : weights;
    },
  };
  return { engine: createEngine(testCaptionManifest(golden.config), files, backend), asked };
}

test('image i shows caption i modulo their number, counted from the start of the seed; there are no labels', async () => {
  const { engine, asked } = captioned();
  const size = 8 * 8 * 3;
  const { images, labels } = await engine.run({ ...drawn, count: 18 }, plain);
  expect(images).toMatchObject({ count: 18, height: 8, width: 8, channels: 3 });
  expect(labels).toEqual([]);
  const one = (captions: string[], firstImage: number, guidance = 2) =>
    engine
      .run({ ...drawn, count: 1, prompt: { captions, guidance } }, plain, { firstImage })
      .then(({ images }) => images.data);
  const apart = (a: Uint8Array, i: number) =>
    Math.max(...a.map((value, k) => Math.abs(value - (images.data[i * size + k] ?? 0))));
  expect(apart(await one(['red  CAT'], 16), 16)).toBeLessThanOrEqual(1);
  expect(apart(await one(['heart'], 17), 17)).toBeLessThanOrEqual(1);
  expect(apart(await one(['red cat', 'heart'], 17), 17)).toBeLessThanOrEqual(1);
  expect(apart(await one(['red cat'], 17), 17)).toBeGreaterThan(3);
  expect(apart(await one(['heart'], 17, 0), 17)).toBeGreaterThan(1);
  expect(asked.toSorted()).toEqual(['captions.json', 'dial.safetensors']);
  engine.dispose();
  expect(memory().numTensors).toBe(0);
});

test('many runs, half of them aborted, leave no tensor', async () => {
  const { engine } = captioned();
  await engine.run(drawn, plain);
  const before = memory().numTensors;
  for (let i = 0; i < 20; i++) {
    const controller = new AbortController();
    const onHop = (hop: number) => {
      if (i % 2 === 1 && hop === 2) controller.abort();
    };
    const run = engine.run(drawn, { ...plain, trajectoryOf: 1 }, { signal: controller.signal, onHop });
    await run.catch((error: unknown) => expect(error).toMatchObject({ name: 'AbortError' }));
    expect(memory().numTensors).toBe(before);
  }
  engine.dispose();
});

test.each<[Partial<RunSpec>, RegExp]>([
  [{ prompt: undefined }, /tiny-captions draws captions/],
  [{ prompt: { captions: [], guidance: 1 } }, /0 captions cannot be drawn/],
  [{ prompt: { captions: Array<string>(65).fill('cat'), guidance: 1 } }, /65 captions cannot be drawn/],
  [{ prompt: { captions: ['cat'], guidance: 3.5 } }, /cannot be guided by 3\.5\. Choose 0 to 3\./],
  [{ prompt: { captions: ['cat'], guidance: Number.NaN } }, /cannot be guided by NaN/],
])('%j is rejected before any file is read', async (change, said) => {
  const { engine, asked } = captioned();
  const failure = await engine.run({ ...drawn, ...change }, plain).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(RunError);
  expect(String(failure)).toMatch(said);
  expect(asked).toEqual([]);
});

test.each([
  [{ pieces: golden.pieces.slice(0, -1), suggestions: [], draws: [] }, /79 pieces where the network has 80 tokens/],
  [{ pieces: golden.pieces.slice(1), suggestions: [], draws: [] }, /begins with \[empty\]/],
  [{ pieces: golden.pieces }, /suggestions/],
])('a wrong caption file fails the run', async (file, said) => {
  const { engine } = captioned(file);
  await expect(engine.run(drawn, plain)).rejects.toThrow(said);
  expect(memory().numTensors).toBe(0);
});
