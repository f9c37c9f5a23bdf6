/** What computes, what was refused and why, and where the model came from; while it comes, how much, and a way to stop. */

import { type BackendName, backendLabel } from '../../core/backends.ts';
import type { Messages } from '../../locales/en.ts';
import { formatBytes, formatSize } from '../../locales/format.ts';
import type { CatalogueEntry } from '../../package/catalogue.ts';
import { runController } from '../../session/page-run-controller.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { downloaded, loadingWords } from './download-words.ts';

/** From here on a download takes long enough to be in the way. */
const LARGE = 4e6;

export function EngineLine() {
  const engine = usePage((page) => page.engine);
  const entry = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model));
  const messages = useMessages();
  if (engine.status === 'failed') return null;
  if (engine.status !== 'ready') {
    const opening = engine.status === 'opening';
    const { loaded, total, fromCache } = downloaded(opening ? engine.downloads : []);
    const large = opening && !fromCache && Math.max(total, entry?.bytes ?? 0) > LARGE;
    // One button for both, which so keeps the focus.
    return (
      <div className="engine" data-large={large}>
        <div className="with-button">
          <p data-testid="loading">
            {opening ? loadingWords(engine.downloads, entry, messages) : messages.engine.notLoaded}
          </p>
          <button type="button" onClick={() => (opening ? runController.cancel() : runController.retry())}>
            {opening ? messages.engine.cancel : loadWords(entry, messages)}
          </button>
        </div>
        {opening && (
          <progress aria-label={messages.engine.loading} max={1} {...(total > 0 && { value: loaded / total })} />
        )}
      </div>
    );
  }
  const { runsOn, stop, cached, downloaded: justDownloaded, refused: refusedWords } = messages.engine;
  const { total, fromCache } = downloaded(engine.downloads);
  const size = formatBytes(total, messages);
  const { backend, description, software, refused } = engine.device;
  return (
    <div className="engine" data-testid="engine">
      <p>
        {runsOn} <strong>{nameOf(backend, description)}</strong>
        {software && ` ${messages.engine.software}`}
        {stop} {fromCache ? cached({ size }) : justDownloaded({ size })}
      </p>
      {refused.length > 0 && (
        <ul>
          {refused.map(({ backend: name, reason }) => (
            <li key={name}>
              {refusedWords({ backend: backendLabel(name) })} <span lang="en">{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What the button that loads the model says. */
const loadWords = (entry: CatalogueEntry | undefined, messages: Messages): string =>
  entry
    ? messages.engine.loadSize({ name: entry.title, size: formatSize(entry.bytes, messages) })
    : messages.engine.load;

/** "WebGPU, nvidia turing"; a description that names the backend stands alone. */
function nameOf(backend: BackendName, description: string): string {
  const name = backendLabel(backend);
  return description.startsWith(name) ? description : [name, description].filter(Boolean).join(', ');
}
