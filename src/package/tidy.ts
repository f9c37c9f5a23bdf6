/** Lets go of files that no model names any more: else every new version of weights would stay in the browser for ever. */
import { allFiles, downloadCatalogue } from './catalogue.ts';
import { downloadManifest } from './download.ts';
import { browserFileCache, type FileStore } from './file-cache.ts';
import type { ModelManifest } from './manifest.ts';

/**
 * Drop what came from below `folder`, where catalogue.json lies, and is named neither by `used` nor by a model of the
 * catalogue. Where the catalogue or one of its models cannot be read, this throws, and everything stays.
 *
 * What came from elsewhere always stays, whoever's package it is: no catalogue of this site speaks for it, and another
 * site of the same origin may need it. The browser lets go of it when room is short.
 */
export async function tidyFiles(
  folder: string,
  used: ModelManifest,
  store: FileStore = browserFileCache(),
): Promise<void> {
  const inUse = hashesOf(used);
  const others = (await store.from(folder)).filter((sha256) => !inUse.has(sha256));
  // On most visits: then nothing is fetched.
  if (others.length === 0) return;
  const models = await downloadCatalogue(new URL('catalogue.json', folder).href);
  const manifests = models.map(({ name }) => downloadManifest(new URL(`${name}/model.json`, folder).href));
  const named = (await Promise.all(manifests)).map(hashesOf);
  const idle = others.filter((sha256) => !named.some((hashes) => hashes.has(sha256)));
  await Promise.all(idle.map((sha256) => store.drop(sha256)));
}

const hashesOf = (manifest: ModelManifest): Set<string> => new Set(allFiles(manifest).map(({ sha256 }) => sha256));
