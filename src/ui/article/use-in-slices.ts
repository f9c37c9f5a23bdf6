/** Work on a list, done in slices between which the page may answer the reader. */
import { useEffect, useState } from 'react';

/** Far under the 50 ms from which a task counts as long, on a machine several times slower too. */
const SLICE_MS = 6;

/** `make` of every item, in slices. Null if `signal` aborts first. */
async function inSlices<A, B>(items: readonly A[], make: (item: A) => B, signal: AbortSignal): Promise<B[] | null> {
  const made: B[] = [];
  let began = performance.now();
  for (const item of items) {
    if (performance.now() - began > SLICE_MS) {
      await new Promise((resolve) => setTimeout(resolve));
      began = performance.now();
    }
    if (signal.aborted) return null;
    made.push(make(item));
  }
  return made;
}

const NONE: readonly never[] = [];

/** `make` of every item; until all are made those of before, at first none. Both must stay the same to keep the result. */
export function useInSlices<A, B>(items: readonly A[], make: (item: A) => B): readonly B[] {
  const [made, setMade] = useState<readonly B[]>(NONE);
  useEffect(() => {
    const abort = new AbortController();
    void inSlices(items, make, abort.signal).then((all) => all !== null && setMade(all));
    return () => abort.abort();
  }, [items, make]);
  return made;
}
