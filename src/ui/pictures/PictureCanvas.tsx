/** A grid of pictures: one canvas at the model's own resolution, enlarged by the browser without smoothing. */

import type { View } from '../../session/view.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { pictureWords } from './picture-words.ts';
import { usePixels } from './use-pixels.ts';

interface PictureCanvasProps {
  view: View;
  testId: string;
  busy?: boolean;
}

export function PictureCanvas({ view, testId, busy = false }: PictureCanvasProps) {
  const messages = useMessages();
  const classes = usePage((page) => page.manifest?.classes);
  const shown = view.kind === 'live' ? view.shown : null;
  const poster = view.kind === 'poster' ? view.poster : null;
  const canvas = usePixels(shown?.images ?? poster?.part);
  const name = pictureWords(shown ?? (poster && { spec: poster.spec, final: true }), classes, messages);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={poster ? messages.posters.name({ what: name }) : name}
      aria-busy={busy}
      width={28}
      height={28}
      data-testid={testId}
      data-shown={shownOf(view)}
    />
  );
}

/** For tests: "4 final", "4 preview", "poster 4" or "nothing". */
function shownOf(view: View): string {
  if (view.kind === 'nothing') return 'nothing';
  if (view.kind === 'poster') return `poster ${view.poster.spec.steps}`;
  return `${view.shown.spec.steps} ${view.shown.final ? 'final' : 'preview'}`;
}
