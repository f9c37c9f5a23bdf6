/** Where two grids of pictures differ, amplified for the eye, with its scale and the mean difference. */
import { useEffect, useMemo, useState } from 'react';
import { type PixelGrid, tileImages } from '../../core/tile-images.ts';
import { formatPlain, formatProxy } from '../../locales/format.ts';
import type { Poster } from '../../session/posters.ts';
import { isGrayscale, specOf, type View } from '../../session/view.ts';
import { Prose } from '../kit/Prose.tsx';
import { useMessages } from '../kit/use-page.ts';
import { readPoster } from '../pictures/read-pixels.ts';
import { usePixels } from '../pictures/use-pixels.ts';
import { differenceOf, sameStart } from './difference.ts';

/** Strokes of digits differ by a shade or two where the eye sees nothing: four times that is plain to see. */
const FACTOR = 4;
const FULL = 255;

interface DifferenceViewProps {
  pinned: View;
  turned: View;
  names: { pinned: string; turned: string };
}

export function DifferenceView({ pinned, turned, names }: DifferenceViewProps) {
  const messages = useMessages();
  const { compare } = messages;
  const one = usePixelsOf(pinned);
  const other = usePixelsOf(turned);
  const [from, to] = [specOf(pinned), specOf(turned)];
  const alike = from !== undefined && to !== undefined && sameStart(from, to);
  const difference = useMemo(
    () => (alike && one !== null && other !== null ? differenceOf(one, other, FACTOR) : null),
    [alike, one, other],
  );
  const canvas = usePixels(difference?.sheet);
  const ink = isGrayscale(turned);
  const factor = formatPlain(FACTOR, messages);
  const most = compare.orMore({ value: formatPlain(Math.ceil(FULL / FACTOR), messages) });
  const percent = formatProxy((100 * (difference?.mean ?? 0)) / FULL, messages);
  return (
    <>
      <div className="pictures" data-ink={ink}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={compare.differenceName(names)}
          hidden={difference === null}
          data-testid="difference"
        />
        {difference === null && <p className="waiting">{compare.waiting}</p>}
      </div>
      <div className="difference-words" data-ink={ink} data-testid="difference-words">
        <p>{compare.amplified({ factor })}</p>
        {difference && <Prose text={compare.mean({ value: formatProxy(difference.mean, messages), percent })} />}
        <div className="ramp" role="img" aria-label={`${compare.scale}: 0 … ${most}`} />
        <p className="ends" aria-hidden="true">
          <span>0</span>
          <span>{most}</span>
        </p>
      </div>
    </>
  );
}

/** Null while there are none, and until a poster's file is read. */
function usePixelsOf(view: View): PixelGrid | null {
  const live = useMemo(() => (view.kind === 'live' ? tileImages(view.shown.images) : null), [view]);
  const poster = view.kind === 'poster' ? view.poster : null;
  const [read, setRead] = useState<{ of: Poster; pixels: PixelGrid } | null>(null);
  useEffect(() => {
    if (poster === null) return;
    let wanted = true;
    readPoster(poster.part).then(
      (pixels) => wanted && setRead({ of: poster, pixels }),
      (error: unknown) => console.warn('StepDial: a picture made in advance could not be read', error),
    );
    return () => {
      wanted = false;
    };
  }, [poster]);
  return live ?? (read !== null && read.of === poster ? read.pixels : null);
}
