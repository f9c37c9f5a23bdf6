/** Watches how TensorFlow.js fetches its WebAssembly file: by itself it waits for ever when the file does not arrive. */
import { env } from '@tensorflow/tfjs-core';
import { readBody } from '../../../package/read-body.ts';
import { request } from '../../../package/request.ts';
import { lostCode } from '../../load-code.ts';

/** The largest of the files has 0.9 MB. */
const MAX_BYTES = 8e6;
/** What every WebAssembly file begins with: "\0asm". A site that answers with its start page does not. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** What `start` returns. Throws `CodeError` if a file that it fetches does not arrive whole. */
export async function fetchingWasm<T>(start: () => Promise<T>): Promise<T> {
  const { platform } = env();
  const { fetch } = platform;
  let lost: (error: Error) => void = () => undefined;
  const failure = new Promise<never>((_, reject) => {
    lost = reject;
  });
  platform.fetch = async (url) => {
    try {
      return await fetchFile(url);
    } catch (cause) {
      lost(lostCode('WebAssembly', cause));
      // TensorFlow.js handles no rejection here, and has been given up.
      return new Promise(() => undefined);
    }
  };
  try {
    return await Promise.race([start(), failure]);
  } finally {
    platform.fetch = fetch;
  }
}

async function fetchFile(url: string): Promise<Response> {
  const response = await request(new URL(url, globalThis.location.href).href, { cache: 'default' });
  const tooLong = () => new Error(`${url} is too long.`);
  const bytes = await readBody(response, MAX_BYTES, () => undefined, tooLong);
  const begin = new Uint8Array(bytes, 0, Math.min(MAGIC.length, bytes.byteLength));
  if (String([...begin]) !== String(MAGIC)) throw new Error(`${url} is not a WebAssembly file.`);
  return new Response(bytes);
}
