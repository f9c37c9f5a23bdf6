/** Decides which pictures to show: those of the run that the settings ask for, else the best there are. */
import type { RunSpec } from '../core/types.ts';
import { settingsFor } from './curve-point.ts';
import type { Poster, Posters } from './posters.ts';
import { type Drawable, pictureKey, specFor } from './run-specs.ts';
import type { Settings } from './settings.ts';
import type { Shown } from './store.ts';

export type View =
  | { kind: 'nothing' }
  | { kind: 'live'; shown: Shown }
  /** `exact`: the poster shows the very run that the settings ask for, not a similar one. */
  | { kind: 'poster'; poster: Poster; exact: boolean };

export interface ViewInput {
  settings: Settings;
  /** The model; null until it is known. */
  manifest: Drawable | null;
  shown: Shown | null;
  posters: Posters | null;
}

/**
 * In this order: final pictures of the run asked for; a poster of that very run, which already shows its end, so neither a
 * preview nor an older run replaces it; a preview or an older run, which the reader did ask for; a poster of another run,
 * which is better than nothing.
 */
export function viewOf({ settings, manifest, shown, posters }: ViewInput): View {
  const mine = posters?.name === settings.model ? posters : null;
  const poster = mine?.byStep.get(settings.steps);
  const exact = poster !== undefined && mine !== null && isRunOf(poster.spec, settings, mine.model);
  const ended = shown?.final && manifest !== null && isRunOf(shown.spec, settings, manifest);
  if (shown !== null && (ended || !exact)) return { kind: 'live', shown };
  return poster === undefined ? { kind: 'nothing' } : { kind: 'poster', poster, exact };
}

/** The same for the pinned pictures. */
export function pinnedViewOf(page: Omit<ViewInput, 'shown'> & { pinned: Shown | null }): View {
  const { settings, manifest, pinned, posters } = page;
  if (settings.pin === null) return { kind: 'nothing' };
  const view = viewOf({ settings: { ...settings, ...settingsFor(settings.pin) }, manifest, shown: pinned, posters });
  // A poster of another method would be taken for the pinned one.
  return view.kind === 'poster' && !view.exact ? { kind: 'nothing' } : view;
}

const isRunOf = (spec: Shown['spec'], settings: Settings, model: Drawable): boolean =>
  pictureKey(specFor(settings, model)) === pictureKey(spec);

/** The run whose pictures are shown. */
export function specOf(view: View): RunSpec | undefined {
  if (view.kind === 'nothing') return undefined;
  return view.kind === 'live' ? view.shown.spec : view.poster.spec;
}

/** Whether the pictures are greyscale; they are drawn as ink on paper. */
export const isGrayscale = (view: View): boolean =>
  view.kind === 'live' ? view.shown.images.channels === 1 : view.kind === 'poster' && view.poster.channels === 1;
