/** What the pictures in view are, in a line that is always there: the reader's own run, or pictures made in advance. */

import type { Messages } from '../../locales/en.ts';
import { stopLabel } from '../../session/stops.ts';
import type { View } from '../../session/view.ts';
import { useMessages } from '../kit/use-page.ts';
import { useView } from './use-view.ts';

export function PictureNote() {
  const view = useView();
  const messages = useMessages().posters;
  return (
    <p className="note" data-kind={view.kind === 'poster' && !view.exact ? 'stand-in' : view.kind} data-testid="note">
      {noteWords(view, messages)}
    </p>
  );
}

function noteWords(view: View, messages: Messages['posters']): string {
  if (view.kind === 'nothing') return '';
  const { steps, seed } = view.kind === 'live' ? view.shown.spec : view.poster.spec;
  const run = { steps: stopLabel(steps), seed: String(seed) };
  if (view.kind === 'live') return view.shown.final ? messages.made(run) : messages.making(run);
  return view.exact ? messages.inAdvance(run) : messages.standIn(run);
}
