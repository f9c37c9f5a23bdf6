/** Checks that a file's bytes are those that model.json names: their number, and their SHA-256 where it can be had. */
import { IntegrityError } from './errors.ts';
import type { ModelFile } from './manifest.ts';

/** What was checked. `size` alone where the page has no `crypto.subtle`. */
export type Checked = 'sha256' | 'size';

/** Throw `IntegrityError` unless `bytes` has the size and, where `crypto.subtle` exists, the SHA-256 of `file`.
 *
 * `crypto.subtle` exists in secure contexts only (https, localhost, Node). On plain http from another host the size
 * alone is checked: a hash would guard against accidents but not against whoever can rewrite plain http, who can
 * rewrite model.json as well; a cut-off file is caught by its size and a damaged one mostly by the safetensors reader.
 */
export async function verify(bytes: ArrayBuffer, file: ModelFile): Promise<Checked> {
  if (bytes.byteLength !== file.bytes) {
    throw new IntegrityError(
      `${file.path} has ${bytes.byteLength} bytes, model.json says ${file.bytes}. Try again; if it stays so, the files on the server do not belong together.`,
    );
  }
  if (globalThis.crypto?.subtle === undefined) return 'size';
  const found = await sha256(bytes);
  if (found !== file.sha256) {
    throw new IntegrityError(
      `${file.path} is damaged: its SHA-256 begins ${found.slice(0, 12)}, model.json says ${file.sha256.slice(0, 12)}. Try again; if it stays so, the file on the server is damaged.`,
    );
  }
  return 'sha256';
}

/** SHA-256 in lower-case hex. Needs a secure context. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
