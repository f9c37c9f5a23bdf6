/** The pinned pictures and those of the dial, from the same seed: side by side, one over the other, or their difference. */
import { pointOfRun } from '../../session/run-specs.ts';
import { isGrayscale, specOf, type View } from '../../session/view.ts';
import { placeWords } from '../charts/kit/curve-point-words.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { PictureCanvas } from '../pictures/PictureCanvas.tsx';
import { ReadyWords } from '../pictures/ReadyWords.tsx';
import { useView } from '../pictures/use-view.ts';
import { DifferenceView } from './DifferenceView.tsx';
import { usePinnedView } from './use-pinned-view.ts';
import { Wipe } from './Wipe.tsx';

export function Compare() {
  const messages = useMessages();
  const { compare } = messages;
  const comparison = usePage((page) => page.settings.comparison);
  const turned = useView();
  const pinned = usePinnedView();
  const nameOf = (view: View): string => {
    const spec = specOf(view);
    return spec === undefined ? '…' : placeWords(pointOfRun(spec), messages);
  };
  const names = { pinned: nameOf(pinned), turned: nameOf(turned) };
  const sampling = usePage((page) => page.activity.kind === 'sampling' || page.engine.status === 'opening');
  const pinning = usePage((page) => page.activity.kind === 'pinning');
  const one = <PictureCanvas view={pinned} testId="pinned" busy={pinning} />;
  const other = <PictureCanvas view={turned} testId="pictures" busy={sampling} />;
  return (
    <div className="comparison" data-way={comparison} data-testid="comparison">
      <dl className="sides">
        <div>
          <dt>{compare.pinned}</dt>
          <dd>{names.pinned}</dd>
        </div>
        <div>
          <dt>{compare.now}</dt>
          <dd>{names.turned}</dd>
        </div>
      </dl>
      {comparison === 'difference' ? (
        <DifferenceView pinned={pinned} turned={turned} names={names} />
      ) : (
        <div className="pictures" data-ink={isGrayscale(turned)}>
          {comparison === 'wipe' ? (
            <Wipe pinned={one} turned={other} names={names} />
          ) : (
            <>
              {one}
              {other}
            </>
          )}
        </div>
      )}
      <p className="fine">{names.pinned === names.turned ? compare.same : ''}</p>
      <ReadyWords view={turned} />
    </div>
  );
}
