/** The pictures: one canvas at the model's own resolution, enlarged by the browser without smoothing. */
import { FollowPicker } from './FollowPicker.tsx';
import { pictureWords } from './picture-words.ts';
import { stopLabel } from './stops.ts';
import { usePage, useWords } from './store.ts';
import { usePixels } from './use-pixels.ts';
import { useView } from './use-view.ts';
import type { View } from './view.ts';

/** `follow`: each picture can be chosen, to be followed elsewhere on the page. */
export function Pictures({ follow = true }: { follow?: boolean }) {
  const view = useView();
  const words = useWords();
  const classes = usePage((page) => page.manifest?.classes);
  const busy = usePage((page) => page.activity.kind === 'sampling' || page.engine.status === 'opening');
  const shown = view.kind === 'live' ? view.shown : null;
  const poster = view.kind === 'poster' ? view.poster : null;
  const canvas = usePixels(shown?.images ?? poster?.part);
  const of = shown ?? (poster && { spec: poster.spec, final: true });
  const name = pictureWords(of, classes, words);
  return (
    <div className="pictures" data-busy={busy} data-ink={(shown?.images ?? poster)?.channels === 1}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={poster ? words.posters.name({ what: name }) : name}
        aria-busy={busy}
        width={28}
        height={28}
        data-testid="pictures"
        data-shown={shownOf(view)}
      />
      {follow && <FollowPicker spec={of?.spec} />}
      {/* For screen readers, only what the reader waits for: measuring would talk without end. */}
      <output className="unseen">
        {shown?.final ? words.pictures.ready({ steps: stopLabel(shown.spec.steps) }) : ''}
      </output>
    </div>
  );
}

/** For tests: "4 final", "4 preview", "poster 4" or "nothing". */
function shownOf(view: View): string {
  if (view.kind === 'nothing') return 'nothing';
  if (view.kind === 'poster') return `poster ${view.poster.spec.steps}`;
  return `${view.shown.spec.steps} ${view.shown.final ? 'final' : 'preview'}`;
}
