/** What concerns the whole document, on the page and in the embed: its colours, and the Escape key. */
import { isForInputMethod } from './input-method.ts';
import { runController } from './page-run-controller.ts';
import { type PageState, pageStore } from './store.ts';

/** Show the theme of the settings, now and whenever it changes. */
export function followTheme(): void {
  const apply = ({ settings }: PageState) => {
    document.documentElement.dataset['theme'] = settings.theme;
  };
  apply(pageStore.getState());
  pageStore.subscribe(apply);
}

export function stopOnEscape(): void {
  document.addEventListener('keydown', (event) => {
    // An open menu closes on Escape without stopping anything.
    const inMenu = event.target instanceof HTMLSelectElement;
    const { kind } = pageStore.getState().activity;
    const busy = kind === 'sampling' || kind === 'pinning' || kind === 'measuring';
    if (event.key === 'Escape' && !isForInputMethod(event) && !inMenu && busy) runController.stop();
  });
}
