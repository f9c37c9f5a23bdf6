/** Keeps the document in the reader's language: its words, its `lang` and its title, now and whenever that changes. */
import type { Messages } from '../locales/en.ts';
import { loadLocale } from '../session/load-locale.ts';
import { type PageState, usePage } from '../session/store.ts';

/** How long a page that is not in English waits for its messages before it shows itself. */
const WORDS_MS = 1000;

/** Ends when the page may show itself: so no English flashes up before another language, and slow messages keep nothing away. */
export async function followLanguage(titleOf: (messages: Messages) => string): Promise<void> {
  const apply = ({ language, messages }: PageState) => {
    document.documentElement.lang = language;
    document.title = titleOf(messages);
  };
  apply(usePage.getState());
  usePage.subscribe((now, before) => {
    if (now.messages !== before.messages) apply(now);
    if (now.settings.language !== before.settings.language) void loadLocale(usePage);
  });
  addEventListener('languagechange', () => void loadLocale(usePage));
  await Promise.race([loadLocale(usePage), new Promise((resolve) => setTimeout(resolve, WORDS_MS))]);
}
