/** Waits until the page's state has some property. */
import { type PageState, type PageStore, pageStore } from './store.ts';

/** Resolves once `reached` returns true for the state of `store`. */
export function waitForState(reached: (page: PageState) => boolean, store: PageStore = pageStore): Promise<void> {
  return new Promise((resolve) => {
    if (reached(store.getState())) return resolve();
    const unsubscribe = store.subscribe((page) => {
      if (!reached(page)) return;
      unsubscribe();
      resolve();
    });
  });
}
