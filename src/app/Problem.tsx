/** What went wrong, in a sentence, and the button to try again. The rest of the page goes on working. */
import type { ErrorKind } from '../worker/protocol.ts';
import { conductor } from './page-conductor.ts';
import { usePage } from './store.ts';

const TITLES: Record<ErrorKind, string> = {
  network: 'The model could not be fetched',
  weights: 'The model’s files are damaged',
  manifest: 'The model’s description is not valid',
  backend: 'Nothing in this browser could run the network',
  'device-lost': 'The GPU went away',
  run: 'Sampling failed',
  protocol: 'Page and engine do not understand each other',
};

export function Problem() {
  const engine = usePage((page) => page.engine);
  const runError = usePage((page) => page.runError);
  const error = engine.status === 'failed' ? engine.error : runError;
  if (error === null) return null;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{TITLES[error.kind]}.</strong> {error.message}
      </p>
      <button type="button" onClick={() => (engine.status === 'failed' ? conductor.retry() : conductor.resume())}>
        Try again
      </button>
    </div>
  );
}
