/** Keeps the document in the reader's language: its texts, `lang` and title, now and whenever the language changes. */
import type { Messages } from '../locales/en.ts';
import { loadLocale } from '../session/load-locale.ts';
import { type PageState, pageStore } from '../session/store.ts';

/** How long a page in another language than English waits for its messages before it appears. */
const MESSAGES_MS = 1000;

/** Resolves when the page may appear: English must not flash up before another language, and slow messages must not hold up the page. */
export async function followLanguage(titleOf: (messages: Messages) => string): Promise<void> {
  const apply = ({ language, messages }: PageState) => {
    document.documentElement.lang = language;
    document.title = titleOf(messages);
  };
  apply(pageStore.getState());
  pageStore.subscribe((now, before) => {
    if (now.messages !== before.messages) apply(now);
    if (now.settings.language !== before.settings.language) void loadLocale(pageStore);
  });
  addEventListener('languagechange', () => void loadLocale(pageStore));
  await Promise.race([loadLocale(pageStore), new Promise((resolve) => setTimeout(resolve, MESSAGES_MS))]);
}
