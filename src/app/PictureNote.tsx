/** What the pictures in view are, in a line that is always there: the reader's own run, or pictures made in advance. */
import { usePosterWords } from './poster-words.ts';
import { stopLabel } from './stops.ts';
import { useView } from './use-view.ts';
import type { View } from './view.ts';

export function PictureNote() {
  const view = useView();
  const words = usePosterWords();
  return (
    <p className="note" data-kind={view.kind === 'poster' && !view.asked ? 'stand-in' : view.kind} data-testid="note">
      {noteWords(view, words)}
    </p>
  );
}

function noteWords(view: View, words: ReturnType<typeof usePosterWords>): string {
  if (view.kind === 'nothing') return '';
  const { steps, seed } = view.kind === 'live' ? view.shown.spec : view.poster.spec;
  const run = { steps: stopLabel(steps), seed: String(seed) };
  if (view.kind === 'live') return view.shown.final ? words.made(run) : words.making(run);
  return view.asked ? words.inAdvance(run) : words.standIn(run);
}
