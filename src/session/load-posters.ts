/**
 * Fetches the posters of the model in the settings, and of another when the reader chooses it.
 *
 * They are one image, cut where it is drawn: the browser decodes it, and neither worker, TensorFlow nor model.json has to
 * be there. Its hash is not checked at this place (that takes longer than to show it): it is in the address, a damaged
 * PNG does not decode, and one of another size is refused. A page that is kept from an earlier visit may have the posters of
 * an older model: they go when the model.json of the new one comes.
 */
import { SHEETS } from 'virtual:models';
import type { ModelManifest } from '../package/manifest.ts';
import { type PosterSheet, sheetSize, slicePosters } from './posters.ts';
import { usePage } from './store.ts';

/** Begin, and go on with each change of model. */
export function followPosters(): void {
  void loadPosters(usePage.getState().settings.model);
  usePage.subscribe(({ settings: { model }, manifest, posters }, before) => {
    if (model !== before.settings.model) void loadPosters(model);
    if (manifest === before.manifest || posters?.name !== model) return;
    if (isOlder(SHEETS[model], manifest)) usePage.setState({ posters: null });
  });
}

/** Whether the model has other posters by now; `manifest` is null until that is known. */
const isOlder = (about: PosterSheet | undefined, manifest: ModelManifest | null): boolean =>
  manifest !== null && manifest.posters?.file.sha256 !== about?.sha256;

async function loadPosters(model: string): Promise<void> {
  const about = SHEETS[model];
  if (about === undefined) return;
  try {
    const posters = slicePosters(model, about, await loadSheet(about));
    const { settings, manifest } = usePage.getState();
    if (settings.model === model && !isOlder(about, manifest)) usePage.setState({ posters });
  } catch (error) {
    console.warn('StepDial: the pictures made in advance could not be loaded', error);
  }
}

async function loadSheet(about: PosterSheet): Promise<HTMLImageElement> {
  const sheet = new Image();
  sheet.src = new URL(about.url, document.baseURI).href;
  // Preloaded, it is often there: then the very first paint of the page has it.
  if (!sheet.complete) await sheet.decode();
  const { width, height } = sheetSize(about);
  if (sheet.naturalWidth === width && sheet.naturalHeight === height) return sheet;
  throw new Error(`${about.url} has ${sheet.naturalWidth} × ${sheet.naturalHeight} pixels, not ${width} × ${height}.`);
}
