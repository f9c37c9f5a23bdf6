/**
 * Fetches the posters of the model in the settings, now and whenever the model changes.
 *
 * Posters are one image that is cut up when it is drawn. The browser decodes it, so they need neither the worker nor
 * TensorFlow nor model.json. The hash is not checked here, because that takes longer than showing the image: it is part of
 * the address, a damaged PNG does not decode, and an image of another size is refused. A page cached by an earlier visit
 * may have posters of an older model; they are removed when the new model.json arrives.
 */
import { SHEETS } from 'virtual:models';
import type { ModelManifest } from '../package/manifest.ts';
import { type PosterSheet, sheetSize, slicePosters } from './posters.ts';
import { pageStore } from './store.ts';

/** Begin, and continue with every change of the model. */
export function followPosters(): void {
  void loadPosters(pageStore.getState().settings.model);
  pageStore.subscribe(({ settings: { model }, manifest, posters }, before) => {
    if (model !== before.settings.model) void loadPosters(model);
    if (manifest === before.manifest || posters?.name !== model) return;
    if (isOlder(SHEETS[model], manifest)) pageStore.setState({ posters: null });
  });
}

/** Whether the model has other posters by now; false while `manifest` is null, since that is not known yet. */
const isOlder = (about: PosterSheet | undefined, manifest: ModelManifest | null): boolean =>
  manifest !== null && manifest.posters?.file.sha256 !== about?.sha256;

async function loadPosters(model: string): Promise<void> {
  const about = SHEETS[model];
  if (about === undefined) return;
  try {
    const posters = slicePosters(model, about, await loadSheet(about));
    const { settings, manifest } = pageStore.getState();
    if (settings.model === model && !isOlder(about, manifest)) pageStore.setState({ posters });
  } catch (error) {
    console.warn('StepDial: the pictures made in advance could not be loaded', error);
  }
}

async function loadSheet(about: PosterSheet): Promise<HTMLImageElement> {
  const sheet = new Image();
  sheet.src = new URL(about.url, document.baseURI).href;
  // If it has been preloaded, it is in the first paint of the page.
  if (!sheet.complete) await sheet.decode();
  const { width, height } = sheetSize(about);
  if (sheet.naturalWidth === width && sheet.naturalHeight === height) return sheet;
  throw new Error(`${about.url} has ${sheet.naturalWidth} × ${sheet.naturalHeight} pixels, not ${width} × ${height}.`);
}
