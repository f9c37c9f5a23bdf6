/** What is in view of the pinned pictures, for a component. */
import { useMemo } from 'react';
import { pinnedViewOf, type View } from '../../session/view.ts';
import { usePage } from '../kit/use-page.ts';

export function usePinnedView(): View {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const pinned = usePage((page) => page.pinned);
  const posters = usePage((page) => page.posters);
  return useMemo(() => pinnedViewOf({ settings, manifest, pinned, posters }), [settings, manifest, pinned, posters]);
}
