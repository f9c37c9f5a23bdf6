/** What the engine is doing, in one line, with the button that stops it or lets it go on. */
import { en } from '../words/en.ts';
import { formatCount } from './format.ts';
import { conductor } from './page-conductor.ts';
import { stopWords } from './stops.ts';
import { type PageState, usePage } from './store.ts';

export function StatusLine() {
  const engine = usePage((page) => page.engine.status);
  const activity = usePage((page) => page.activity);
  const measure = usePage((page) => page.measure);
  if (engine !== 'ready') return <p className="status" />;
  const busy = activity.kind === 'sampling' || activity.kind === 'measuring';
  const stopped = activity.kind === 'stopped' || !measure;
  return (
    <div className="status">
      <p data-testid="status">{statusWords(activity, measure)}</p>
      {busy && (
        <button type="button" onClick={() => conductor.stop()} aria-keyshortcuts="Escape">
          Stop <kbd>Esc</kbd>
        </button>
      )}
      {!busy && stopped && (
        <button type="button" onClick={() => conductor.resume()}>
          {activity.kind === 'stopped' ? 'Sample again' : 'Go on measuring'}
        </button>
      )}
    </div>
  );
}

function statusWords(activity: PageState['activity'], measure: boolean): string {
  switch (activity.kind) {
    case 'sampling':
      if (activity.queued) return en.embed.queued;
      return activity.hop === 0 ? 'Sampling…' : `Sampling, step ${activity.hop} of ${activity.hops}`;
    case 'measuring':
      return activity.livePictures === null
        ? `Measuring ${stopWords(activity.spec.steps)}…`
        : `Measuring… ${formatCount(activity.livePictures)} images at ${stopWords(activity.spec.steps)}`;
    case 'stopped':
      return `Stopped at step ${activity.hop} of ${activity.hops}`;
    case 'resting':
      return measure ? 'At rest' : 'Measuring is stopped';
  }
}
