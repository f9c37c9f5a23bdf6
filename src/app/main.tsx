/** Starts the page: settings from the address, the engine, and what follows the whole document. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { followLanguage } from './follow-language.ts';
import { keepOffline } from './keep-offline.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { followPosters } from './load-posters.ts';
import { useNotices } from './notices.ts';
import { conductor } from './page-conductor.ts';
import { formatQuery, isKnownVersion, parseQuery, type Settings } from './settings.ts';
import { usePage } from './store.ts';

/** Browsers refuse or slow down frequent history changes (Safari: 100 in 30 s), so a drag writes the address once. */
const ADDRESS_MS = 200;

usePage.setState({ settings: parseQuery(location.search) });
if (!isKnownVersion(location.search)) useNotices.setState({ unknownLink: true });
followPosters();

const applyTheme = ({ theme }: Settings) => {
  document.documentElement.dataset.theme = theme;
};
applyTheme(usePage.getState().settings);

let pending: ReturnType<typeof setTimeout> | undefined;
usePage.subscribe(({ settings }, before) => {
  if (settings === before.settings) return;
  applyTheme(settings);
  clearTimeout(pending);
  pending = setTimeout(() => history.replaceState(null, '', `${formatQuery(settings)}${location.hash}`), ADDRESS_MS);
});

document.addEventListener('visibilitychange', () => conductor.visibilityChanged());
document.addEventListener('keydown', (event) => {
  // An open menu closes on Escape without stopping anything.
  const inMenu = event.target instanceof HTMLSelectElement;
  const { kind } = usePage.getState().activity;
  if (event.key === 'Escape' && !inMenu && (kind === 'sampling' || kind === 'measuring')) conductor.stop();
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
const render = () =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
conductor.start();
void keepOffline();
void loadCatalogue();
void followLanguage(({ page }) => page.title).then(render);
