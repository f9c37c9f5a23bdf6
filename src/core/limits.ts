/** The limits of one run, for every place that checks a request. */

export const MAX_IMAGES = 64;
export const MAX_CAPTIONS = 64;
/** Seeds are unsigned 32-bit integers. */
export const MAX_SEED = 2 ** 32 - 1;
