/** Loading a package: its parts fail independently, an abandoned model's files are dropped, and another try loads again. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { ModelManifest } from '../package/manifest.ts';
import { testFile, testManifest } from '../test-support/test-package.ts';
import { PackageLoader } from './package-loader.ts';
import type { Quality } from './quality.ts';
import { createPageStore, type PageStore } from './store.ts';

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
  loadCurves: () => Promise.resolve(quality.records),
  loadQuality: () => Promise.resolve(quality),
  loadCaptions: () => Promise.resolve(known),
};
const page = () => store.getState();

let store: PageStore;
beforeEach(() => {
  store = createPageStore();
});

test('everything arrives', async () => {
  const loader = new PackageLoader(store, parts);
  await loader.load('a');
  expect(page()).toMatchObject({ manifest, captions: { status: 'ready' }, curves: { status: 'ready' } });
  expect(loader.quality).toBeUndefined();
  await loader.engineOpened();
  expect(loader.quality).toBe(quality);
});

test('captions and curves fail independently; the next call tries again', async () => {
  let broken = true;
  const loadCaptions = () => (broken ? fail('no captions')() : Promise.resolve(known));
  const loader = new PackageLoader(store, { ...parts, loadCaptions });
  await loader.load('a');
  expect(page().captions).toEqual({ status: 'failed', message: 'no captions' });
  expect(page().curves.status).toBe('ready');
  broken = false;
  await loader.load('a');
  expect(page().captions.status).toBe('ready');

  await new PackageLoader(store, { ...parts, loadCurves: fail('no curves') }).load('b');
  expect(page()).toMatchObject({ captions: { status: 'ready' }, curves: { status: 'failed', message: 'no curves' } });
  await new PackageLoader(store, { ...parts, loadManifest: fail('no model') }).load('c');
  expect(page()).toMatchObject({
    curves: { status: 'failed', message: 'no model' },
    captions: { status: 'failed', message: 'no model' },
  });
});

test('a loaded package is not loaded twice; what arrives of an abandoned one is dropped', async () => {
  const asked: string[] = [];
  let release = (_: ModelManifest): void => undefined;
  const loadManifest = (url: string) => {
    asked.push(url);
    if (url === 'slow') return new Promise<ModelManifest>((resolve) => (release = resolve));
    return parts.loadManifest();
  };
  const loader = new PackageLoader(store, { ...parts, loadManifest });
  const slow = loader.load('slow');
  await loader.load('fast');
  await loader.load('fast');
  expect(asked).toEqual(['slow', 'fast']);
  release({ ...manifest, title: 'Late' });
  await slow;
  expect(page().manifest?.title).toBe('Tiny');
});

test('the estimator is loaded for an engine only, whichever of curves and engine comes first, and tried again', async () => {
  let broken = true;
  let asked = 0;
  const loadQuality = () => {
    asked += 1;
    return broken ? fail('no reference')() : Promise.resolve(quality);
  };
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const loader = new PackageLoader(store, { ...parts, loadQuality });
  await loader.load('a');
  expect(asked).toBe(0);
  await loader.engineOpened();
  expect([asked, loader.quality, page().curves.status]).toEqual([1, undefined, 'ready']);
  broken = false;
  await loader.engineOpened();
  expect([asked, loader.quality]).toEqual([2, quality]);
  await loader.load('b');
  expect([asked, loader.quality]).toEqual([3, quality]);
  expect(warned).toHaveBeenCalledOnce();
});
