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
  if (engine.status === 'closed') {
    return (
      <div className="engine with-button">
        <p>The model is not loaded.</p>
        <button type="button" onClick={() => conductor.retry()}>
          Load {entry ? `${entry.title}, ${formatSize(entry.bytes)}` : 'the model'}
        </button>
      </div>
    );
  }
  const { loaded, total, fromCache } = downloaded(engine.downloads);
  if (engine.status === 'opening') {
    return (
      <div className="engine" data-large={Math.max(total, entry?.bytes ?? 0) > LARGE && !fromCache}>
        <div className="with-button">
          <p data-testid="loading">{loadingWords(engine.downloads, entry)}</p>
          <button type="button" onClick={() => conductor.cancel()}>
            Cancel
          </button>
        </div>
        <progress aria-label="Loading the model" max={1} {...(total > 0 && { value: loaded / total })} />
      </div>
    );
  }
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
