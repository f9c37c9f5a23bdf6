/** What the engine is doing, in one line, with the button that stops it or lets it go on. */
import type { Messages } from '../../locales/en.ts';
import { formatCount } from '../../locales/format.ts';
import { runController } from '../../session/page-run-controller.ts';
import { stopLabel } from '../../session/stops.ts';
import type { PageState } from '../../session/store.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { useView } from '../pictures/use-view.ts';

export function StatusLine() {
  const engine = usePage((page) => page.engine.status);
  const activity = usePage((page) => page.activity);
  const measure = usePage((page) => page.measuringAllowed);
  const messages = useMessages();
  const { stop, sampleAgain, goOn } = messages.status;
  if (engine !== 'ready') return <WithoutEngine coming={engine === 'opening'} />;
  const busy = ['sampling', 'pinning', 'measuring'].includes(activity.kind);
  const stopped = activity.kind === 'stopped' || !measure;
  return (
    <div className="status">
      <p data-testid="status">{statusWords(activity, measure, messages)}</p>
      {busy && (
        <button type="button" onClick={() => runController.stop()} aria-keyshortcuts="Escape">
          {stop} <kbd>Esc</kbd>
        </button>
      )}
      {!busy && stopped && (
        <button type="button" onClick={() => runController.resume()}>
          {activity.kind === 'stopped' ? sampleAgain : goOn}
        </button>
      )}
    </div>
  );
}

/** The dial turns all the same, where there are posters. */
function WithoutEngine({ coming }: { coming: boolean }) {
  const { waiting, noEngine } = useMessages().posters;
  const posters = useView().kind === 'poster';
  return (
    <div className="status">
      <p data-testid="status">{posters && (coming ? waiting : noEngine)}</p>
    </div>
  );
}

function statusWords(activity: PageState['activity'], measure: boolean, messages: Messages): string {
  const { status } = messages;
  switch (activity.kind) {
    case 'sampling':
      if (activity.queued) return messages.embed.queued;
      return activity.hop === 0 ? status.sampling : status.samplingStep(hopsOf(activity));
    case 'pinning':
      return messages.compare.making(hopsOf(activity));
    case 'measuring':
      return activity.livePictures === null
        ? status.measuring({ steps: stopLabel(activity.spec.steps) })
        : status.measuringLive({
            count: formatCount(activity.livePictures, messages),
            steps: stopLabel(activity.spec.steps),
          });
    case 'stopped':
      return status.stopped(hopsOf(activity));
    case 'resting':
      return measure ? status.resting : status.measuringStopped;
  }
}

const hopsOf = ({ hop, hops }: { hop: number; hops: number }) => ({ hop: String(hop), hops: String(hops) });
