/** The pictures, and over each a button to follow it. */

import { isGrayscale, specOf } from '../../session/view.ts';
import { usePage } from '../kit/use-page.ts';
import { FollowPicker } from './FollowPicker.tsx';
import { PictureCanvas } from './PictureCanvas.tsx';
import { ReadyWords } from './ReadyWords.tsx';
import { useView } from './use-view.ts';

/** `follow`: each picture can be chosen, to be followed elsewhere on the page. */
export function Pictures({ follow = true }: { follow?: boolean }) {
  const view = useView();
  const busy = usePage((page) => page.activity.kind === 'sampling' || page.engine.status === 'opening');
  return (
    <div className="pictures" data-busy={busy} data-ink={isGrayscale(view)}>
      <PictureCanvas view={view} testId="pictures" busy={busy} />
      {follow && <FollowPicker spec={specOf(view)} />}
      <ReadyWords view={view} />
    </div>
  );
}
