/** Where two grids of pictures differ, amplified for the eye, with its scale and the mean difference. */
import { useMemo } from 'react';
import { formatPlain, formatProxy } from '../../locales/format.ts';
import { isGrayscale, specOf, type View } from '../../session/view.ts';
import { Prose } from '../kit/Prose.tsx';
import { useMessages } from '../kit/use-page.ts';
import { readPixels } from '../pictures/read-pixels.ts';
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
  const one = useMemo(() => readPixels(pinned), [pinned]);
  const other = useMemo(() => readPixels(turned), [turned]);
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
