/** Whether the reader can see this page, which decides what may run. The embed replaces all answers by its own. */
export const visibility = {
  visible: (): boolean => document.visibilityState === 'visible',
  mayRun: (): boolean => true,
  /** Whether anything shows what is measured. */
  measures: (): boolean => true,
};
