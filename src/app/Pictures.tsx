/** The pictures: one canvas at the model's own resolution, enlarged by the browser without smoothing. */
import { FollowPicker } from './FollowPicker.tsx';
import { pictureWords } from './picture-words.ts';
import { stopWords } from './stops.ts';
import { usePage } from './store.ts';
import { usePixels } from './use-pixels.ts';

/** `follow`: each picture can be chosen, to be followed elsewhere on the page. */
export function Pictures({ follow = true }: { follow?: boolean }) {
  const shown = usePage((page) => page.shown);
  const classes = usePage((page) => page.manifest?.classes);
  const busy = usePage((page) => page.activity.kind === 'sampling' || page.engine.status === 'opening');
  const images = shown?.images;
  const canvas = usePixels(images);
  return (
    <div className="pictures" data-busy={busy} data-ink={images?.channels === 1}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={pictureWords(shown, classes)}
        aria-busy={busy}
        width={28}
        height={28}
        data-testid="pictures"
        data-shown={shown === null ? 'nothing' : `${shown.spec.steps} ${shown.final ? 'final' : 'preview'}`}
      />
      {follow && <FollowPicker />}
      {/* For screen readers, only what the reader waits for: measuring would talk without end. */}
      <output className="unseen">
        {shown?.final ? `The pictures in ${stopWords(shown.spec.steps)} are ready.` : ''}
      </output>
    </div>
  );
}
