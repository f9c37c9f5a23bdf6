/** Keeps the model whole for visits without a network, and lets go of what older models left. Loaded after the page. */
import { allFiles, openingFiles } from '../package/catalogue.ts';
import { downloadFile } from '../package/download.ts';
import { browserFileCache } from '../package/file-cache.ts';
import { tidyFiles } from '../package/tidy.ts';
import { modelsUrl, modelUrl } from './model-url.ts';
import { DEFAULTS } from './settings.ts';
import { type PageState, usePage } from './store.ts';
import { waitForState } from './wait-for-state.ts';

/** Chromium's alone, and so not in TypeScript's library. */
interface Connected {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Keep what a short visit may never come to: the feature network and, of the page's own model, the networks for one budget
 * alone. Those of another model are fetched when they are first used, as they may be large. Nothing is fetched where the
 * reader asked the browser to save data.
 */
export async function keepModel(): Promise<void> {
  // However late: a model that could not be opened may come by another try.
  await waitForState(isQuiet);
  const { manifest, settings } = usePage.getState();
  if (manifest === null) return;
  const store = browserFileCache();
  // First, since it makes room.
  await tidyFiles(modelsUrl(), manifest, store).catch((error) =>
    console.warn('StepDial: files of older models stay in this browser', error),
  );
  if ((navigator as Connected).connection?.saveData) return;
  const kept = new Set(await store.from(modelsUrl()));
  const files = settings.model === DEFAULTS.model ? allFiles(manifest) : openingFiles(manifest);
  for (const file of files.filter(({ sha256 }) => !kept.has(sha256))) {
    await waitForState(isQuiet);
    await downloadFile(modelUrl(settings.model), file);
  }
}

/** Pictures are there, and the reader waits for no others. */
const isQuiet = ({ shown, activity }: PageState): boolean =>
  shown?.final === true && (activity.kind === 'resting' || activity.kind === 'measuring');
