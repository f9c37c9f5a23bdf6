/** Fetches a model package over http: model.json, then its files with progress, cache and a check of every byte. */
import { IntegrityError, NetworkError } from './errors.ts';
import { browserFileCache, type FileCache } from './file-cache.ts';
import { ManifestError, type ModelFile, type ModelManifest, parseManifest } from './manifest.ts';
import { readBody } from './read-body.ts';
import { request } from './request.ts';
import { verify } from './verify.ts';

/** Bytes of `file` so far and in all, as model.json states them. */
export interface DownloadProgress {
  file: string;
  loaded: number;
  total: number;
  fromCache: boolean;
}

export interface DownloadOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: DownloadProgress) => void) | undefined;
  cache?: FileCache | undefined;
}

const MAX_MANIFEST_BYTES = 1 << 20;

/** Where `file` lies. The hash in the address keeps an HTTP cache from answering with another version of the file. */
export const fileAddress = (manifestUrl: string, { path, sha256 }: Pick<ModelFile, 'path' | 'sha256'>): string =>
  new URL(`${path}?${sha256.slice(0, 12)}`, manifestUrl).href;

/** Fetch and validate model.json. Throws `NetworkError`, `ManifestError`, or the signal's reason. */
export async function downloadManifest(url: string, signal?: AbortSignal): Promise<ModelManifest> {
  // 'no-cache' asks the server each time, so that an old model.json is never paired with new files.
  const response = await request(url, { cache: 'no-cache', signal });
  const tooLong = () => new ManifestError(`model.json at ${url} is larger than ${MAX_MANIFEST_BYTES} bytes.`);
  const body = await readBody(response, MAX_MANIFEST_BYTES, () => undefined, tooLong, signal);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw new ManifestError(`${url} is not JSON. Check that it names a model.json.`);
  }
  return parseManifest(content);
}

/** The bytes of `file`, which lies beside the model.json at `manifestUrl`: from the cache, else from the server.
 *
 * The bytes returned and the bytes cached have passed `verify`. A damaged cache entry is replaced by a download. A damaged
 * answer is fetched once more past the browser's HTTP cache, which may hold the damage or an old version. The bytes are
 * returned before they are written to the cache. Throws `NetworkError`, `IntegrityError`, or the signal's reason.
 */
export async function downloadFile(
  manifestUrl: string,
  file: ModelFile,
  options: DownloadOptions = {},
): Promise<ArrayBuffer> {
  const { signal, onProgress, cache = browserFileCache() } = options;
  const report = (loaded: number, fromCache: boolean) =>
    onProgress?.({ file: file.path, loaded, total: file.bytes, fromCache });
  signal?.throwIfAborted();

  const cached = await cache.get(file.sha256);
  let damaged = false;
  if (cached !== undefined) {
    try {
      await verify(cached, file);
      report(file.bytes, true);
      return cached;
    } catch {
      damaged = true;
    }
  }
  const url = fileAddress(manifestUrl, file);
  const attempt = async (mode: RequestCache) => {
    // Reported before the server answers, so that the total of several files is known at once.
    report(0, false);
    const response = await request(url, { cache: mode, signal });
    const bytes = await readBody(
      response,
      file.bytes,
      (loaded) => report(loaded, false),
      () => tooLong(file),
      signal,
    );
    return { bytes, checked: await verify(bytes, file) };
  };
  const { bytes, checked } = await attempt('default')
    .catch((error: unknown) => {
      if (!(error instanceof IntegrityError)) throw error;
      return attempt('reload');
    })
    .catch((cause: unknown) => {
      if (!(damaged && cause instanceof NetworkError)) throw cause;
      throw new IntegrityError(
        `The copy of ${file.path} that this browser keeps is damaged, and a new one cannot be fetched: ${cause.message}`,
        { cause },
      );
    });
  // Not awaited: writing megabytes to the disk must not delay the first picture, and a cache that fails keeps nothing.
  if (checked === 'sha256') void cache.put(file.sha256, bytes, url).catch(() => undefined);
  // Not cached: the key would not be known to be the content's.
  else console.warn(`StepDial: ${file.path} was checked by its size alone. Serve the page over https for its hash.`);
  return bytes;
}

const tooLong = ({ path, bytes }: ModelFile) =>
  new IntegrityError(
    `${path} has more than the ${bytes} bytes that model.json says. Try again; if it stays so, the files on the server do not belong together.`,
  );
