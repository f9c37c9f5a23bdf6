/** Opens a model package on the first backend that works. The download and the start of the backend run in parallel. */

import type { BackendName } from '../core/backends.ts';
import { type DownloadProgress, downloadFile, downloadManifest } from '../package/download.ts';
import { ManifestError, type ModelFile, type ModelManifest } from '../package/manifest.ts';
import { type Backend, openBackend } from './backends.ts';
import { createEngine, type Engine } from './engine.ts';

export interface OpenEngine {
  manifest: ModelManifest;
  backend: Backend;
  engine: Engine;
  /** Free the networks and give the backend back. */
  close(): void;
}

/**
 * Open the package at `manifestUrl` with its first network ready to run; other files are fetched when first used.
 *
 * @throws NetworkError, IntegrityError, WeightsError, ManifestError, BackendError, CodeError, or the signal's reason. Nothing stays
 * open then, and no download goes on.
 */
export async function openEngine(
  manifestUrl: string,
  backends: readonly BackendName[],
  signal: AbortSignal,
  onDownload: (progress: DownloadProgress) => void,
): Promise<OpenEngine> {
  const read = (file: ModelFile, signal?: AbortSignal) =>
    downloadFile(manifestUrl, file, { signal, onProgress: onDownload });
  async function download() {
    const manifest = await downloadManifest(manifestUrl, signal);
    const [first] = manifest.networks;
    if (first === undefined) throw new ManifestError('model.json: networks: at least one is needed');
    // What the engine reads for its first network. If one file fails, the other one is of no use.
    const files = [first.file, ...(manifest.captions === undefined ? [] : [manifest.captions.file])];
    const failed = new AbortController();
    signal.addEventListener('abort', () => failed.abort(signal.reason), { once: true });
    const early = files.map(async (file) => [file.sha256, await read(file, failed.signal)] as const);
    try {
      return { manifest, first, early: new Map(await Promise.all(early)) };
    } catch (error) {
      failed.abort(error);
      await Promise.allSettled(early);
      throw error;
    }
  }
  // Wait for both, so that nothing goes on in the background after a failure.
  const [pack, device] = await Promise.allSettled([download(), openBackend(backends, signal)]);
  if (pack.status === 'rejected') {
    if (device.status === 'fulfilled') device.value.close();
    throw pack.reason;
  }
  if (device.status === 'rejected') throw device.reason;
  const backend = device.value;
  const { manifest, first, early } = pack.value;
  const takeEarly = (file: ModelFile) => {
    const bytes = early.get(file.sha256);
    early.delete(file.sha256);
    return bytes;
  };
  const engine = createEngine(
    manifest,
    { read: async (file, signal) => takeEarly(file) ?? read(file, signal) },
    backend,
  );
  const close = () => {
    // Freeing memory of a lost device may fail; the device must be given back all the same.
    try {
      engine.dispose();
    } finally {
      backend.close();
    }
  };
  try {
    await engine.preload(first.name, signal);
    return { manifest, backend, engine, close };
  } catch (error) {
    close();
    throw error;
  }
}
