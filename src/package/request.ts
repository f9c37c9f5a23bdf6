/** `fetch` with a deadline, and with one kind of error for every way of not getting an answer. */
import { withDeadline } from '../core/deadline.ts';
import { NetworkError } from './errors.ts';
import { ANSWER_MS } from './patience.ts';

/**
 * Ask for `url`. The body is read with `readBody`, which has a deadline of its own.
 * @throws NetworkError, or the signal's reason.
 */
export async function request(
  url: string,
  { cache, signal }: { cache: RequestCache; signal?: AbortSignal | undefined },
): Promise<Response> {
  signal?.throwIfAborted();
  const either = new AbortController();
  signal?.addEventListener('abort', () => either.abort(signal.reason), { once: true });
  const late = () =>
    new NetworkError(`${url} has not answered for ${ANSWER_MS / 1000} s. Check the connection and try again.`);
  let response: Response;
  try {
    response = await withDeadline(fetch(url, { cache, signal: either.signal }), ANSWER_MS, late);
  } catch (cause) {
    signal?.throwIfAborted();
    // Gives the connection up, if the answer is late.
    either.abort();
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError(`${url} could not be reached. Check the connection and try again.`, { cause });
  }
  if (!response.ok) {
    throw new NetworkError(
      `The server answered ${response.status} for ${url}. Try again later, or check the model's address.`,
    );
  }
  return response;
}
