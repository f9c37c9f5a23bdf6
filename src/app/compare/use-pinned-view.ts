/** What is in view of the pinned pictures, by the same rules as those of the dial. */
import { useMemo } from 'react';
import { choiceAt } from '../place.ts';
import { usePage } from '../store.ts';
import { type View, viewOf } from '../view.ts';

export function usePinnedView(): View {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const pinned = usePage((page) => page.pinned);
  const posters = usePage((page) => page.posters);
  return useMemo(() => {
    const { pin } = settings;
    if (pin === null) return { kind: 'nothing' };
    const view = viewOf({ settings: { ...settings, ...choiceAt(pin) }, manifest, shown: pinned, posters });
    // A poster of another method would pass for the pinned one.
    return view.kind === 'poster' && !view.asked ? { kind: 'nothing' } : view;
  }, [settings, manifest, pinned, posters]);
}
