/** What this page shows and whether the reader can see it, which decides what may run. The embed replaces these answers. */
export const visibility = {
  /** Whether the reader can see the page. */
  visible: (): boolean => document.visibilityState === 'visible',
  /** Whether anything may run at all. */
  mayRun: (): boolean => true,
  /** Whether the page shows measurements. */
  measures: (): boolean => true,
  /** Whether the page shows the trajectory of a picture. */
  showsTrajectory: (): boolean => true,
};
