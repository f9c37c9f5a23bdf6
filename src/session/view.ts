/** Which pictures are in view: those of the run asked for, else the best that there is, and what they are. */

import type { RunSpec } from '../core/types.ts';
import { settingsFor } from './curve-point.ts';
import type { Poster, Posters } from './posters.ts';
import { type Drawable, pictureKey, specFor } from './run-specs.ts';
import type { Settings } from './settings.ts';
import type { Shown } from './store.ts';

export type View =
  | { kind: 'nothing' }
  | { kind: 'live'; shown: Shown }
  /** `asked`: the poster is of the very run that the settings ask for, and no stand-in. */
  | { kind: 'poster'; poster: Poster; asked: boolean };

export interface ViewInput {
  settings: Settings;
  /** Of the model, once known. */
  manifest: Drawable | null;
  shown: Shown | null;
  posters: Posters | null;
}

/**
 * In this order: final pictures of the run asked for; a poster of that very run, which is its end already, so that no
 * preview and no older run is shown instead; a preview or an older run, which the reader did ask for; a poster of
 * another run, better than nothing.
 */
export function viewOf({ settings, manifest, shown, posters }: ViewInput): View {
  const mine = posters?.name === settings.model ? posters : null;
  const poster = mine?.byStep.get(settings.steps);
  const asked = poster !== undefined && mine !== null && isRunOf(poster.spec, settings, mine.model);
  const ended = shown?.final && manifest !== null && isRunOf(shown.spec, settings, manifest);
  if (shown !== null && (ended || !asked)) return { kind: 'live', shown };
  return poster === undefined ? { kind: 'nothing' } : { kind: 'poster', poster, asked };
}

/** What is in view of the pinned pictures, by the same rules. */
export function pinnedViewOf(page: Omit<ViewInput, 'shown'> & { pinned: Shown | null }): View {
  const { settings, manifest, pinned, posters } = page;
  if (settings.pin === null) return { kind: 'nothing' };
  const view = viewOf({ settings: { ...settings, ...settingsFor(settings.pin) }, manifest, shown: pinned, posters });
  // A poster of another method would pass for the pinned one.
  return view.kind === 'poster' && !view.asked ? { kind: 'nothing' } : view;
}

const isRunOf = (spec: Shown['spec'], settings: Settings, model: Drawable): boolean =>
  pictureKey(specFor(settings, model)) === pictureKey(spec);

/** The run whose pictures are in view. */
export function specOf(view: View): RunSpec | undefined {
  if (view.kind === 'nothing') return undefined;
  return view.kind === 'live' ? view.shown.spec : view.poster.spec;
}

/** Whether the pictures are grey, which is shown as ink on paper. */
export const isGrayscale = (view: View): boolean =>
  view.kind === 'live' ? view.shown.images.channels === 1 : view.kind === 'poster' && view.poster.channels === 1;
