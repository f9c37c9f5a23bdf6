/** How long to wait before what was asked counts as not answering. Slow is fine, silent is not. */

/** For a server's answer to begin, and for the next bytes of it. */
export const ANSWER_MS = 30_000;
/** For the browser's own cache. Without an answer the file is downloaded. */
export const CACHE_MS = 10_000;
