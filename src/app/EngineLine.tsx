/** What computes, what was refused and why, and where the model came from; while it comes, how much, and a way to stop. */
import type { BackendName } from '../worker/protocol.ts';
import { downloaded, loadingWords } from './download-words.ts';
import { formatBytes, formatSize } from './format.ts';
import { conductor } from './page-conductor.ts';
import { usePage } from './store.ts';
import { BACKEND_WORDS } from './words.ts';

/** From here on a download takes long enough to be in the way. */
const LARGE = 4e6;

export function EngineLine() {
  const engine = usePage((page) => page.engine);
  const entry = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model));
  if (engine.status === 'failed') return null;
  if (engine.status !== 'ready') {
    const opening = engine.status === 'opening';
    const { loaded, total, fromCache } = downloaded(opening ? engine.downloads : []);
    const large = opening && !fromCache && Math.max(total, entry?.bytes ?? 0) > LARGE;
    // One button for both, which so keeps the focus.
    return (
      <div className="engine" data-large={large}>
        <div className="with-button">
          <p data-testid="loading">{opening ? loadingWords(engine.downloads, entry) : 'The model is not loaded.'}</p>
          <button type="button" onClick={() => (opening ? conductor.cancel() : conductor.retry())}>
            {opening ? 'Cancel' : `Load ${entry ? `${entry.title}, ${formatSize(entry.bytes)}` : 'the model'}`}
          </button>
        </div>
        {opening && <progress aria-label="Loading the model" max={1} {...(total > 0 && { value: loaded / total })} />}
      </div>
    );
  }
  const { total, fromCache } = downloaded(engine.downloads);
  const { backend, description, software, refused } = engine.device;
  return (
    <div className="engine" data-testid="engine">
      <p>
        Runs on <strong>{nameOf(backend, description)}</strong>
        {software && ' (software, no GPU)'}. Model {formatBytes(total)}
        {fromCache ? ', from cache' : ', downloaded'}.
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ backend: name, reason }) => (
            <li key={name}>
              Not {BACKEND_WORDS[name]}: {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "WebGPU, nvidia turing"; a description that names the backend stands alone. */
function nameOf(backend: BackendName, description: string): string {
  const name = BACKEND_WORDS[backend];
  return description.startsWith(name) ? description : [name, description].filter(Boolean).join(', ');
}
