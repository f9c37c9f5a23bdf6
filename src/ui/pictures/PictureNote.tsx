/** What the pictures in view are, in a line that is always there: the reader's own run, or pictures made in advance. */

import type { Words } from '../../locales/en.ts';
import { stopLabel } from '../../session/stops.ts';
import { useWords } from '../../session/store.ts';
import type { View } from '../../session/view.ts';
import { useView } from './use-view.ts';

export function PictureNote() {
  const view = useView();
  const words = useWords().posters;
  return (
    <p className="note" data-kind={view.kind === 'poster' && !view.asked ? 'stand-in' : view.kind} data-testid="note">
      {noteWords(view, words)}
    </p>
  );
}

function noteWords(view: View, words: Words['posters']): string {
  if (view.kind === 'nothing') return '';
  const { steps, seed } = view.kind === 'live' ? view.shown.spec : view.poster.spec;
  const run = { steps: stopLabel(steps), seed: String(seed) };
  if (view.kind === 'live') return view.shown.final ? words.made(run) : words.making(run);
  return view.asked ? words.inAdvance(run) : words.standIn(run);
}
