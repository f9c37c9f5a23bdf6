/** Starts the page: settings from the address, the engine, and what follows the whole document. */

import { CATALOGUE } from 'virtual:models';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { keepOffline } from '../../session/keep-offline.ts';
import { loadCatalogue } from '../../session/load-catalogue.ts';
import { followPosters } from '../../session/load-posters.ts';
import { useNotices } from '../../session/notices.ts';
import { runController } from '../../session/page-run-controller.ts';
import { formatQuery, isKnownVersion, parseQuery } from '../../session/settings.ts';
import { usePage } from '../../session/store.ts';
import { followTheme, stopOnEscape } from '../../session/theme-and-shortcuts.ts';
import { loadArticle } from '../../ui/article/HowItWorks.tsx';
import { loadCharts } from '../../ui/charts/Charts.tsx';
import { followLanguage } from '../follow-language.ts';
import { App } from './App.tsx';

/** Browsers refuse or slow down frequent history changes (Safari: 100 in 30 s), so a drag writes the address once. */
const ADDRESS_MS = 200;
/** The engine waits no longer than this for text, nor then for a page that is busy. */
const LONGEST_WAIT_MS = 500;

usePage.setState({ settings: parseQuery(location.search), catalogue: CATALOGUE });
followTheme();
if (!isKnownVersion(location.search)) useNotices.setState({ unknownLink: true });
followPosters();

let pending: ReturnType<typeof setTimeout> | undefined;
usePage.subscribe(({ settings }, before) => {
  if (settings === before.settings) return;
  clearTimeout(pending);
  pending = setTimeout(() => history.replaceState(null, '', `${formatQuery(settings)}${location.hash}`), ADDRESS_MS);
});

document.addEventListener('visibilitychange', () => runController.visibilityChanged());
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
// What the page says until the engine is started.
usePage.setState({ engine: { status: 'opening', downloads: [] } });
void followLanguage(({ page }) => page.title).then(() => {
  const page = (
    <StrictMode>
      <App onBuilt={startAfterText} />
    </StrictMode>
  );
  // In slices, and not in the one that has just read the code: a slow phone answers its reader meanwhile.
  setTimeout(() => startTransition(() => createRoot(root).render(page)));
});

let started = false;

/** After the page is built, its text too: the engine would take the processor from it. Strict mode calls twice. */
function startAfterText(): void {
  if (started) return;
  started = true;
  const patience = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
  void Promise.race([Promise.allSettled([loadCharts(), loadArticle()]), patience]).then(() => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: LONGEST_WAIT_MS });
    else setTimeout(start);
  });
}

function start(): void {
  runController.start();
  setTimeout(() => {
    void keepOffline();
    void loadCatalogue();
  });
}
