/**
 * Lets the browser paint what index.html says before the page's own script begins, which on a phone takes the main thread
 * for a second. That script is on its way all the while (vite/preload.ts).
 */
import './common-styles.ts';
import './styles/language.css';
import './styles/article.css';
import './styles/how-it-works.css';
import './styles/compare.css';
import './styles/share.css';

/** A first frame that takes longer is not worth waiting for. */
const LONGEST_WAIT_MS = 1000;

/** Done once a frame is painted: a page in the background gets none. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'hidden') return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_WAIT_MS);
  });

await painted();
await import('./main.tsx');
