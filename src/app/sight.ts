/** Whether the reader can see this page, which decides what may run. The embed replaces both answers by its own. */
export const sight = {
  mayMeasure: (): boolean => document.visibilityState === 'visible',
  mayRun: (): boolean => true,
};
