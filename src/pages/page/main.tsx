/** Starts the page: settings from the address, the engine, and whatever concerns the whole document. */
import '../trusted-scripts.ts';
import { CATALOGUE, STOPS } from 'virtual:models';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { isKnownVersion, parseQuery } from '../../session/address.ts';
import { openSettings } from '../../session/choose-model.ts';
import { keepOffline } from '../../session/keep-offline.ts';
import { loadCatalogue } from '../../session/load-catalogue.ts';
import { followPosters } from '../../session/load-posters.ts';
import { noticeStore } from '../../session/notices.ts';
import { runController } from '../../session/page-run-controller.ts';
import { pageStore } from '../../session/store.ts';
import { followTheme, stopOnEscape } from '../../session/theme-and-shortcuts.ts';
import { loadArticle } from '../../ui/article/HowItWorks.tsx';
import { loadCharts } from '../../ui/charts/Charts.tsx';
import { PageBoundary } from '../../ui/kit/PartBoundary.tsx';
import { followLanguage } from '../follow-language.ts';
import { keepInTranslation } from '../keep-in-translation.ts';
import { App } from './App.tsx';
import { followAddress } from './follow-address.ts';

/** The engine waits for the text no longer than this, and then for a busy page no longer than this. */
const LONGEST_WAIT_MS = 500;

const catalogueArrived = openSettings(parseQuery(location.search), { catalogue: CATALOGUE, stops: STOPS });
followTheme();
if (!isKnownVersion(location.search)) noticeStore.setState({ unknownLink: true });
followPosters();
followAddress(pageStore, (query) => history.replaceState(null, '', `${query}${location.hash}`));
document.addEventListener('visibilitychange', () => runController.visibilityChanged());
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
runController.announce();
void followLanguage(({ page }) => page.title).then(() => {
  const page = (
    <StrictMode>
      <PageBoundary>
        <App onBuilt={startAfterText} />
      </PageBoundary>
    </StrictMode>
  );
  // In slices, and not in the task that has just parsed the code, so that a slow phone can respond to its reader.
  setTimeout(() => startTransition(() => createRoot(root).render(page)));
});

let started = false;

/** Start once the page is built, including its text, since the engine would slow that down. Strict mode calls this twice. */
function startAfterText(): void {
  if (started) return;
  started = true;
  void keepInTranslation();
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
    void loadCatalogue().then(() => catalogueArrived());
  });
}
