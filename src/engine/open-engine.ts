/** Opens a model package on the first backend that works: the download and the backend's start run side by side. */

import type { BackendName } from '../core/backends.ts';
import { type DownloadProgress, downloadFile, downloadManifest } from '../package/download.ts';
import { ManifestError, type ModelFile, type ModelManifest } from '../package/manifest.ts';
import { createEngine, type Engine } from './engine.ts';
import { type Backend, openBackend } from './tfjs/backends/ladder.ts';

export interface OpenEngine {
  manifest: ModelManifest;
  backend: Backend;
  engine: Engine;
  /** Dispose of the tensors and give the backend back. */
  close(): void;
}

/** Open the package at `manifestUrl` with its first network ready to run; other files are fetched when first used.
 *
 * Throws `NetworkError`, `IntegrityError`, `WeightsError`, `ManifestError`, `BackendError`, or the signal's reason.
 * Nothing stays open then.
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
    // What the engine reads for its first network.
    const files = [first.file, ...(manifest.captions === undefined ? [] : [manifest.captions.file])];
    const early = files.map(async (file) => [file.sha256, await read(file, signal)] as const);
    return { manifest, first, early: new Map(await Promise.all(early)) };
  }
  // Both are waited for, so that nothing goes on in the background after a failure.
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
  const engine = createEngine(manifest, { read: async (file, signal) => takeEarly(file) ?? read(file, signal) });
  const close = () => {
    // The tensors of a lost device can fail to go; the device goes all the same.
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
