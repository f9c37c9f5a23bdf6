/**
 * Fetches the posters of the model in the settings, and of another when the reader chooses it.
 *
 * They are one image, cut where it is drawn: the browser decodes it, and neither worker, TensorFlow nor model.json has to
 * be there. Its hash is not checked at this place (that takes longer than to show it): it is in the address, a damaged
 * PNG does not decode, and one of another size is refused.
 */
import { SHEETS } from 'virtual:posters';
import { cutPosters, type PosterSheet, sheetSize } from './posters.ts';
import { usePage } from './store.ts';

/** Begin, and go on with each change of model. */
export function followPosters(): void {
  void loadPosters(usePage.getState().settings.model);
  usePage.subscribe(({ settings: { model } }, { settings: before }) => {
    if (model !== before.model) void loadPosters(model);
  });
}

async function loadPosters(model: string): Promise<void> {
  const about = SHEETS[model];
  if (about === undefined) return;
  try {
    const posters = cutPosters(model, about, await loadSheet(about));
    if (usePage.getState().settings.model === model) usePage.setState({ posters });
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
