/** Loading a package: parts fail apart, what belongs to a model that was left is dropped, and another try loads again. */
import { beforeEach, expect, test } from 'vitest';
import type { ModelManifest } from '../package/manifest.ts';
import { testFile, testManifest } from '../test-support/test-package.ts';
import { PackageLoader } from './package-loader.ts';
import type { Quality } from './quality.ts';
import { pageStore } from './store.ts';

const known = { pieces: new Set(['cat']), suggestions: ['cat'], draws: ['cat'] };
const quality = { records: [] } as unknown as Quality;
const manifest: ModelManifest = {
  ...testManifest(),
  classes: [],
  captions: { file: testFile, guidance: { max: 4, default: 1 }, examples: ['cat'] },
};
const fail = (message: string) => () => Promise.reject(new Error(message));
const parts = {
  loadManifest: () => Promise.resolve(manifest),
  loadQuality: () => Promise.resolve(quality),
  loadCaptions: () => Promise.resolve(known),
};
const page = () => pageStore.getState();

beforeEach(() => pageStore.setState(pageStore.getInitialState(), true));

test('everything arrives', async () => {
  const loader = new PackageLoader(pageStore, parts);
  await loader.load('a');
  expect(page()).toMatchObject({ manifest, captions: { status: 'ready' }, curves: { status: 'ready' } });
  expect(loader.quality).toBe(quality);
});

test('captions that fail leave the curves, and the other way round; the next call tries again', async () => {
  let broken = true;
  const loadCaptions = () => (broken ? fail('no captions')() : Promise.resolve(known));
  const loader = new PackageLoader(pageStore, { ...parts, loadCaptions });
  await loader.load('a');
  expect(page().captions).toEqual({ status: 'failed', message: 'no captions' });
  expect(page().curves.status).toBe('ready');
  broken = false;
  await loader.load('a');
  expect(page().captions.status).toBe('ready');

  await new PackageLoader(pageStore, { ...parts, loadQuality: fail('no curves') }).load('b');
  expect(page()).toMatchObject({ captions: { status: 'ready' }, curves: { status: 'failed', message: 'no curves' } });
  await new PackageLoader(pageStore, { ...parts, loadManifest: fail('no model') }).load('c');
  expect(page().curves).toEqual({ status: 'failed', message: 'no model' });
});

test('what is there is not loaded twice; what was left comes too late', async () => {
  const asked: string[] = [];
  let release = (_: ModelManifest): void => undefined;
  const loadManifest = (url: string) => {
    asked.push(url);
    if (url === 'slow') return new Promise<ModelManifest>((resolve) => (release = resolve));
    return parts.loadManifest();
  };
  const loader = new PackageLoader(pageStore, { ...parts, loadManifest });
  const slow = loader.load('slow');
  await loader.load('fast');
  await loader.load('fast');
  expect(asked).toEqual(['slow', 'fast']);
  release({ ...manifest, title: 'Late' });
  await slow;
  expect(page().manifest?.title).toBe('Tiny');
});
