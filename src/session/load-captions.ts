/** Fetches a model's caption file, cached and checked like its weights. Loaded only for a model that has one. */
import { downloadFile } from '../package/download.ts';
import { ManifestError, type ModelFile, parseCaptionFile } from '../package/manifest.ts';
import type { KnownCaptions } from './store.ts';

/** @throws whatever `downloadFile` throws, or ManifestError. */
export async function loadCaptions(manifestUrl: string, file: ModelFile): Promise<KnownCaptions> {
  const text = new TextDecoder().decode(await downloadFile(manifestUrl, file));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new ManifestError(`${file.path} is not JSON. The package is damaged.`);
  }
  const { pieces, suggestions, draws } = parseCaptionFile(content);
  return { pieces: new Set(pieces), suggestions: [...new Set(suggestions)], draws };
}
