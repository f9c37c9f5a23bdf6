/** Starts the page: settings from the address, the engine, and what follows the whole document. */
import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import './styles/dial.css';
import './styles/easel.css';
import './styles/controls.css';
import './styles/captions.css';
import './styles/charts.css';
import './styles/language.css';
import './styles/posters.css';
import './styles/article.css';
import './styles/how-it-works.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followTheme, stopOnEscape } from './document-habits.ts';
import { followLanguage } from './follow-language.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { followPosters } from './load-posters.ts';
import { conductor } from './page-conductor.ts';
import { formatQuery, parseQuery } from './settings.ts';
import { usePage } from './store.ts';

/** Browsers refuse or slow down frequent history changes (Safari: 100 in 30 s), so a drag writes the address once. */
const ADDRESS_MS = 200;

usePage.setState({ settings: parseQuery(location.search) });
followTheme();
followPosters();

let pending: ReturnType<typeof setTimeout> | undefined;
usePage.subscribe(({ settings }, before) => {
  if (settings === before.settings) return;
  clearTimeout(pending);
  pending = setTimeout(() => history.replaceState(null, '', `${formatQuery(settings)}${location.hash}`), ADDRESS_MS);
});

document.addEventListener('visibilitychange', () => conductor.visibilityChanged());
stopOnEscape();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
// What the page says until the engine is started.
usePage.setState({ engine: { status: 'opening', downloads: [] } });
void followLanguage(({ page }) => page.title).then(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // After the first frame: engine and catalogue would take the processor from its pictures, a quarter of their time on two
  // busy cores. In a tab in the background it is when the reader comes.
  requestAnimationFrame(() => setTimeout(start));
});

function start(): void {
  conductor.start();
  void loadCatalogue();
}
