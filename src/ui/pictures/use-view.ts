/** What is in view, for a component. */
import { useMemo } from 'react';
import { type View, viewOf } from '../../session/view.ts';
import { usePage } from '../kit/use-page.ts';

export function useView(): View {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const shown = usePage((page) => page.shown);
  const posters = usePage((page) => page.posters);
  return useMemo(() => viewOf({ settings, manifest, shown, posters }), [settings, manifest, shown, posters]);
}
