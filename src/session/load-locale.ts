/** Loads the messages of the reader's language into the page's state. */
import { bestLanguage, importMessages, type Language } from '../locales/languages.ts';
import type { PageStore } from './store.ts';

/** The language in the settings; 'auto' is the best match for the browser's languages. */
const wantedLanguage = (store: PageStore): Language => {
  const { language } = store.getState().settings;
  return language === 'auto' ? bestLanguage(navigator.languages) : language;
};

/** Switch to the language in the settings. If its messages cannot be fetched, the page stays as it is and reports that. */
export async function loadLocale(store: PageStore, load = importMessages): Promise<void> {
  const language = wantedLanguage(store);
  if (language === store.getState().language) {
    store.setState({ languageMissing: null });
    return;
  }
  try {
    const messages = await load(language);
    // The reader may have chosen another meanwhile.
    if (wantedLanguage(store) === language) store.setState({ language, messages, languageMissing: null });
  } catch (error) {
    console.warn(`StepDial: the messages of "${language}" could not be loaded`, error);
    if (wantedLanguage(store) === language) store.setState({ languageMissing: language });
  }
}
