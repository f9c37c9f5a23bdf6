/** How far the download of a model is, in figures and in words. */
import type { CatalogueEntry } from '../models/catalogue.ts';
import type { Download } from '../worker/client.ts';
import { formatBytes, formatSize } from './format.ts';

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
): string {
  const { loaded, total, fromCache } = downloaded(downloads);
  const name = entry?.title ?? 'the model';
  if (total === 0) return entry ? `Loading ${name}, ${formatSize(entry.bytes)}…` : 'Loading the model…';
  if (loaded < total) return `Loading ${name} · ${formatBytes(loaded)} of ${formatBytes(total)}`;
  return `Starting the engine… ${formatBytes(total)} ${fromCache ? 'from cache' : 'downloaded'}`;
}
