/** How feature vectors are put in groups, for the jackknife's interval and for KID's blocks. */

/** Class-balanced samples come with class i mod 10, and every group must hold all classes. */
export const FOLD_RUN = 10;

/** The group, in [0, groups), of vector `index`: dealt in tens, as `deal` in metrics.py does it. */
export function foldOf(index: number, groups: number): number {
  return Math.floor(index / FOLD_RUN) % groups;
}
