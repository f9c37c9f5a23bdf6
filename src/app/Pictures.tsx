/** The pictures: one canvas at the model's own resolution, enlarged by the browser without smoothing. */
import { useLayoutEffect, useRef } from 'react';
import { layOut } from './contact-sheet.ts';
import { stopWords } from './stops.ts';
import { type PageState, usePage } from './store.ts';
import { SAMPLER_WORDS } from './words.ts';

export function Pictures() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const shown = usePage((page) => page.shown);
  const classes = usePage((page) => page.manifest?.classes);
  const busy = usePage((page) => page.activity.kind === 'sampling' || page.engine.status === 'opening');
  const images = shown?.images;

  // Layout effect: the new size and its pixels reach the screen in one frame.
  useLayoutEffect(() => {
    if (canvas.current === null || images === undefined) return;
    const sheet = layOut(images);
    canvas.current.width = sheet.width;
    canvas.current.height = sheet.height;
    canvas.current.getContext('2d')?.putImageData(new ImageData(sheet.pixels, sheet.width), 0, 0);
  }, [images]);

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
      {/* For screen readers, only what the reader waits for: measuring would talk without end. */}
      <output className="unseen">
        {shown?.final ? `The pictures in ${stopWords(shown.spec.steps)} are ready.` : ''}
      </output>
    </div>
  );
}

function pictureWords(shown: PageState['shown'], classes: string[] | undefined): string {
  if (shown === null) return 'No pictures yet';
  const { count, label, steps, sampler, seed } = shown.spec;
  const what = label === 'mixed' ? 'of all classes in turn' : `of class ${classes?.[label] ?? label}`;
  const pictures = `${count === 1 ? '1 picture' : `${count} pictures`} ${what}`;
  const how = `${SAMPLER_WORDS[sampler]}, ${stopWords(steps)}, seed ${seed}`;
  return `${pictures}: ${how}${shown.final ? '' : ' (preview)'}`;
}
