/** Waits for a state of the page. */
import { type PageState, usePage } from './store.ts';

/** Done once `reached` holds. */
export function waitForState(reached: (page: PageState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (reached(usePage.getState())) return resolve();
    const unsubscribe = usePage.subscribe((page) => {
      if (!reached(page)) return;
      unsubscribe();
      resolve();
    });
  });
}
