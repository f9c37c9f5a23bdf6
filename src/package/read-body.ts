/** Reads a response's body in pieces, reporting progress and refusing more bytes than expected. */
import { withDeadline } from '../core/deadline.ts';
import { NetworkError } from './errors.ts';
import { ANSWER_MS } from './patience.ts';

/** The body of `response`, at most `limit` bytes. Throws `NetworkError` when it breaks off or nothing
 * more comes, `tooLong()` beyond `limit`,
 * and the signal's reason when the request's `signal` is aborted.
 *
 * A server that sends without end is cut off at `limit`: nothing beyond it is held in memory.
 */
export async function readBody(
  response: Response,
  limit: number,
  onLoaded: (loaded: number) => void,
  tooLong: () => Error,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new ArrayBuffer(0);
  const pieces: Uint8Array[] = [];
  let loaded = 0;
  for (;;) {
    const stalled = () =>
      new NetworkError(
        `The server sent nothing more of ${response.url} for ${ANSWER_MS / 1000} s, after ${loaded} bytes. Try again.`,
      );
    const { done, value } = await withDeadline(reader.read(), ANSWER_MS, stalled).catch((cause: unknown) => {
      if (signal?.aborted) throw signal.reason;
      if (cause instanceof NetworkError) {
        // Gives the connection up. Not awaited: it may not answer either.
        reader.cancel().catch(() => undefined);
        throw cause;
      }
      throw new NetworkError(`The download of ${response.url} broke off after ${loaded} bytes. Try again.`, { cause });
    });
    if (done) break;
    loaded += value.byteLength;
    if (loaded > limit) {
      await reader.cancel().catch(() => undefined);
      throw tooLong();
    }
    pieces.push(value);
    onLoaded(loaded);
  }
  const whole = new Uint8Array(loaded);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.byteLength;
  }
  return whole.buffer;
}
