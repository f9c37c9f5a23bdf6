/**
 * Part of the page's state, read at a pace: a fast engine must not make a chart redraw for every run, and what redraws much
 * must not keep the dial waiting.
 */
import { startTransition, useEffect, useState } from 'react';
import { type PageState, pageStore } from '../../session/store.ts';

export const manifestOf = (page: PageState) => page.manifest;
export const curvesOf = (page: PageState) => page.curves;

/** What `select` takes from the store, renewed at most once in `paceMs` and in slices. `select` must be a constant function. */
export function usePaced<T>(select: (page: PageState) => T, paceMs: number): T {
  const [value, setValue] = useState(() => select(pageStore.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      startTransition(() => setValue(() => select(pageStore.getState())));
    };
    const unsubscribe = pageStore.subscribe((now, before) => {
      if (select(now) !== select(before)) timer ??= setTimeout(renew, paceMs);
    });
    // What changed between the first render and now.
    renew();
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [select, paceMs]);
  return value;
}
