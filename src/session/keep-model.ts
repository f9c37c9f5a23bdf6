/** Keeps the whole model for offline visits, and deletes files of older models. Loaded after the page. */
import { allFiles, openingFiles } from '../package/catalogue.ts';
import { downloadFile } from '../package/download.ts';
import { browserFileCache } from '../package/file-cache.ts';
import { tidyFiles } from '../package/tidy.ts';
import { modelsUrl, modelUrl } from './model-url.ts';
import { DEFAULTS } from './settings.ts';
import { type PageState, pageStore } from './store.ts';
import { waitForState } from './wait-for-state.ts';

/** Only Chromium has it, so TypeScript's library does not. */
interface Connected {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Keep the files that a short visit may never need: the feature network and, for the default model, its single-budget
 * networks. Those of other models may be large and are fetched when they are first used. With Data Saver on, nothing is
 * fetched in advance.
 */
export async function keepModel(): Promise<void> {
  // However late that is: a model that could not be opened may work at another try.
  await waitForState(isQuiet);
  const { manifest, settings } = pageStore.getState();
  if (manifest === null) return;
  const store = browserFileCache();
  // First, because it frees space.
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

/** The pictures are there, and the reader waits for nothing. */
const isQuiet = ({ shown, activity }: PageState): boolean =>
  shown?.final === true && (activity.kind === 'resting' || activity.kind === 'measuring');
