/** What computes, what was refused and why, and where the model came from. */
import type { Download } from '../worker/client.ts';
import type { BackendName } from '../worker/protocol.ts';
import { formatBytes } from './format.ts';
import { usePage } from './store.ts';
import { BACKEND_WORDS } from './words.ts';

export function EngineLine() {
  const engine = usePage((page) => page.engine);
  if (engine.status === 'closed' || engine.status === 'failed') return null;
  const { loaded, total, fromCache } = sum(engine.downloads);
  if (engine.status === 'opening') {
    return (
      <div className="engine">
        <p>
          {total === 0 || loaded === total ? 'Starting the engine…' : 'Loading the model'}
          {total > 0 && loaded < total && ` · ${formatBytes(loaded)} of ${formatBytes(total)}`}
        </p>
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

function sum(downloads: Download[]): { loaded: number; total: number; fromCache: boolean } {
  return {
    loaded: downloads.reduce((bytes, download) => bytes + download.loaded, 0),
    total: downloads.reduce((bytes, download) => bytes + download.total, 0),
    fromCache: downloads.length > 0 && downloads.every((download) => download.fromCache),
  };
}

/** "WebGPU, nvidia turing"; a description that names the backend stands alone. */
function nameOf(backend: BackendName, description: string): string {
  const name = BACKEND_WORDS[backend];
  return description.startsWith(name) ? description : [name, description].filter(Boolean).join(', ');
}
