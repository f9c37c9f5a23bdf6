/** Loads a backend's code. A file that does not arrive is a matter of the network, and no reason to take another backend. */
import { withDeadline } from '../core/deadline.ts';
import { CodeError } from '../package/errors.ts';

/** A slow connection needs a while for the largest part. */
const CODE_MS = 60_000;

const ADVICE = 'Check the connection, or load the page again.';

/** How the browsers begin or end their messages about a module that did not arrive. */
const LOST = /dynamically imported module|importing a module script/i;

/** What `load` imports. Throws `CodeError` if a file does not arrive; what the code itself throws is passed on. */
export async function loadCode<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await withDeadline(load(), CODE_MS, () => lostCode(name));
  } catch (cause) {
    if (cause instanceof TypeError && LOST.test(cause.message)) throw lostCode(name, cause);
    throw cause;
  }
}

export const lostCode = (name: string, cause?: unknown): CodeError =>
  new CodeError(`The code for ${name} did not arrive. ${ADVICE}`, { cause });
