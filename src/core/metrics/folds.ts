/** How feature vectors are put in groups, for the jackknife's interval and for KID's blocks. */

/** Consecutive vectors that go to one group, unless the model's class count says otherwise. As `deal` in metrics.py. */
export const DEFAULT_FOLD_RUN = 10;

/**
 * The group, in [0, groups), of vector `index`. Class-balanced samples come with class i modulo the number of classes, so
 * a `run` of that length keeps every group balanced, too.
 */
export function foldOf(index: number, groups: number, run = DEFAULT_FOLD_RUN): number {
  return Math.floor(index / run) % groups;
}
