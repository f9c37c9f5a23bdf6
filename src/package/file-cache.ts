/** Keeps verified model files in Cache Storage under their SHA-256, and does without where there is none. */
import { withDeadline } from '../core/deadline.ts';
import { CACHE_MS } from './patience.ts';

const NAME = 'stepdial-models-v1';
/** Cache keys must be http(s) URLs. This host never exists (RFC 2606), so no key is ever fetched. */
const keyOf = (sha256: string): string => `https://models.invalid/${sha256}`;

/** A store of bytes by hash. Every method tolerates a store that fails: then nothing is found and nothing is kept. So does
 * `get` one that does not answer. */
export interface FileCache {
  get(sha256: string): Promise<ArrayBuffer | undefined>;
  /** `address`: where the bytes come from. */
  put(sha256: string, bytes: ArrayBuffer, address: string): Promise<void>;
}

/** What is kept, for whoever tidies up. */
export interface FileStore extends FileCache {
  /** The hashes of the files that came from below `folder`. */
  from(folder: string): Promise<string[]>;
  drop(sha256: string): Promise<void>;
}

/** Says in an entry where it came from: all sites of one origin share the cache. */
const ORIGIN = 'content-location';

/** The cache of this browser. Private windows, partitioned frames, plain http and Node have none, or one that throws. */
export function browserFileCache(
  // Read late: in a sandboxed frame the property itself throws.
  storage: () => CacheStorage | undefined = () => globalThis.caches,
): FileStore {
  const attempt = async <T>(job: (cache: Cache) => Promise<T>): Promise<T | undefined> => {
    try {
      const cache = await storage()?.open(NAME);
      return cache === undefined ? undefined : await job(cache);
    } catch {
      return undefined;
    }
  };
  return {
    get: (sha256) => {
      const found = attempt(async (cache) => (await cache.match(keyOf(sha256)))?.arrayBuffer());
      return withDeadline(found, CACHE_MS, () => new Error('late')).catch(() => undefined);
    },
    put: async (sha256, bytes, address) => {
      // Copied before anything is awaited: the caller may transfer the buffer to another thread meanwhile.
      const response = new Response(bytes, { headers: { [ORIGIN]: address } });
      await attempt((cache) => cache.put(keyOf(sha256), response));
    },
    from: async (folder) => {
      const found = await attempt(async (cache) => {
        const entries = (await cache.keys()).map(async ({ url }) => {
          const address = (await cache.match(url))?.headers.get(ORIGIN);
          return address?.startsWith(folder) ? [url.slice(keyOf('').length)] : [];
        });
        return (await Promise.all(entries)).flat();
      });
      return found ?? [];
    },
    drop: async (sha256) => void (await attempt((cache) => cache.delete(keyOf(sha256)))),
  };
}
