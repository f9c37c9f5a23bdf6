/** Reads a model package from a folder, with the same checks as over the network. */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve, sep } from 'node:path';
import type { ModelFiles } from '../engine/loaded-package.ts';
import { NetworkError } from '../package/errors.ts';
import { ManifestError, type ModelManifest, parseManifest } from '../package/manifest.ts';
import { sha256, verify } from '../package/verify.ts';

export interface PackageOnDisk {
  folder: string;
  manifest: ModelManifest;
  /** Hash of model.json. It stands for the whole package, because model.json holds the hashes of all other files. */
  sha256: string;
  files: ModelFiles;
}

/** The folder of a model: `model` itself if it looks like a path, else the folder of that name under public/models. */
export function folderOf(model: string, from: string, root: string): string {
  const isPath = isAbsolute(model) || model.includes('/') || model.includes(sep) || model.startsWith('.');
  return isPath ? resolve(from, model) : join(root, 'public', 'models', model);
}

/** Open the package in `folder`. Throws `NetworkError` if a file cannot be read, `ManifestError`, `IntegrityError`. */
export async function openPackage(folder: string): Promise<PackageOnDisk> {
  const bytes = await read(join(folder, 'model.json'));
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new ManifestError(`${join(folder, 'model.json')} is not JSON.`);
  }
  const files: ModelFiles = {
    async read(file, signal) {
      signal?.throwIfAborted();
      const bytes = await read(join(folder, file.path));
      await verify(bytes, file);
      return bytes;
    },
  };
  return { folder, manifest: parseManifest(content), sha256: await sha256(bytes), files };
}

async function read(path: string): Promise<ArrayBuffer> {
  try {
    return Uint8Array.from(await readFile(path)).buffer;
  } catch (cause) {
    throw new NetworkError(`${path} cannot be read. Check the name of the model.`, { cause });
  }
}
