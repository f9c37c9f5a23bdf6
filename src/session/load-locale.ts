/** Brings the messages of the reader's language onto the page, and the document's language and title with them. */
import { bestLanguage, importMessages, type Language } from '../locales/languages.ts';
import type { PageStore } from './store.ts';

/** The language that the settings ask for; 'auto' is up to the browser. */
const wantedIn = (store: PageStore): Language => {
  const { language } = store.getState().settings;
  return language === 'auto' ? bestLanguage(navigator.languages) : language;
};

/** Speak the language of the settings. Where its messages cannot be fetched, the page stays as it is and says so. */
export async function loadLocale(store: PageStore, load = importMessages): Promise<void> {
  const language = wantedIn(store);
  if (language === store.getState().language) {
    store.setState({ languageMissing: null });
    return;
  }
  try {
    const messages = await load(language);
    // Another may have been chosen meanwhile.
    if (wantedIn(store) === language) store.setState({ language, messages, languageMissing: null });
  } catch (error) {
    console.warn(`StepDial: the messages of "${language}" could not be loaded`, error);
    if (wantedIn(store) === language) store.setState({ languageMissing: language });
  }
}
