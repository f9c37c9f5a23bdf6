/** Says to screen readers that the pictures are there: only what the reader waits for, since measuring would talk without end. */
import { stopLabel } from '../../session/stops.ts';
import type { View } from '../../session/view.ts';
import { useMessages } from '../kit/use-page.ts';

export function ReadyWords({ view }: { view: View }) {
  const messages = useMessages().pictures;
  const ready = view.kind === 'live' && view.shown.final;
  return <output className="unseen">{ready ? messages.ready({ steps: stopLabel(view.shown.spec.steps) }) : ''}</output>;
}
