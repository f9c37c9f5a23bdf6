/** How far the download of a model is, in figures and in words. */

import type { Messages } from '../../locales/en.ts';
import { formatBytes, formatSize } from '../../locales/format.ts';
import type { CatalogueEntry } from '../../package/catalogue.ts';
import type { Download } from '../../worker/client.ts';

/** All files together. `fromCache` only where every file is. */
export function downloaded(downloads: readonly Download[]): { loaded: number; total: number; fromCache: boolean } {
  return {
    loaded: downloads.reduce((bytes, download) => bytes + download.loaded, 0),
    total: downloads.reduce((bytes, download) => bytes + download.total, 0),
    fromCache: downloads.length > 0 && downloads.every((download) => download.fromCache),
  };
}

/** What the page says while a model opens. The size comes first from the catalogue: before a byte is fetched. */
export function loadingWords(
  downloads: readonly Download[],
  entry: Pick<CatalogueEntry, 'title' | 'bytes'> | undefined,
  messages: Messages,
): string {
  const { loadingSoon, loadingSize, loaded: loadedWords, startingCached, startingDownloaded } = messages.engine;
  const { loaded, total, fromCache } = downloaded(downloads);
  if (total === 0) {
    return entry ? loadingSize({ name: entry.title, size: formatSize(entry.bytes, messages) }) : loadingSoon;
  }
  const size = formatBytes(total, messages);
  if (loaded < total) {
    return loadedWords({ name: entry?.title ?? null, loaded: formatBytes(loaded, messages), total: size });
  }
  return fromCache ? startingCached({ size }) : startingDownloaded({ size });
}
