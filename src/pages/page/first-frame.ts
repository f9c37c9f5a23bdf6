/**
 * Lets the browser paint the content of index.html before the page's own script begins, which on a phone takes the main thread
 * for a second. That script is on its way all the while (vite/preload.ts).
 */
import '../common-styles.ts';
import './page.css';
import '../../ui/header/header.css';
import '../../ui/header/language.css';
import '../../ui/header/footnote.css';
import '../../ui/controls/model-picker.css';
import '../../ui/charts/compact/compact.css';
import '../../ui/pictures/strip.css';
import '../../ui/article/article.css';
import '../../ui/article/how-it-works.css';
import '../../ui/compare/compare.css';
import '../../ui/share/share.css';
import '../../ui/kit/forced-colours.css';

/** A first frame that takes longer is not waited for. */
const LONGEST_WAIT_MS = 1000;

/** Resolves once a frame has been painted. A page in the background gets none, so it does not wait. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.visibilityState === 'hidden') return resolve();
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, LONGEST_WAIT_MS);
  });

await painted();
try {
  await import('./main.tsx');
} catch (error) {
  // Heard by public/no-start.js, which says so.
  dispatchEvent(new Event('no-start'));
  throw error;
}
