/** Whether the page is being laid out for paper. */
import { useSyncExternalStore } from 'react';

let printing = false;
const listeners = new Set<() => void>();
const tell = (now: boolean) => () => {
  printing = now;
  for (const listener of listeners) listener();
};
addEventListener('beforeprint', tell(true));
addEventListener('afterprint', tell(false));

/** True from before the layout for paper until it is done: what depends on it is rendered in time. */
export const usePrinting = (): boolean => useSyncExternalStore(follow, isPrinting);
const isPrinting = () => printing;
function follow(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
