/** Keeps the document in the reader's language: its words, its `lang` and its title, now and whenever that changes. */
import type { Words } from '../locales/en.ts';
import { speak } from '../session/load-locale.ts';
import { type PageState, usePage } from '../session/store.ts';

/** How long a page that is not in English waits for its words before it shows itself. */
const WORDS_MS = 1000;

/** Ends when the page may show itself: so no English flashes up before another language, and slow words keep nothing away. */
export async function followLanguage(titleOf: (words: Words) => string): Promise<void> {
  const apply = ({ language, words }: PageState) => {
    document.documentElement.lang = language;
    document.title = titleOf(words);
  };
  apply(usePage.getState());
  usePage.subscribe((now, before) => {
    if (now.words !== before.words) apply(now);
    if (now.settings.language !== before.settings.language) void speak(usePage);
  });
  addEventListener('languagechange', () => void speak(usePage));
  await Promise.race([speak(usePage), new Promise((resolve) => setTimeout(resolve, WORDS_MS))]);
}
