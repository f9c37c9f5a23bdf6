/**
 * Fetches the list of models after the first paint, since it may be newer than the one the page was built with. If it
 * cannot be fetched, the built-in one stays.
 */
import { type PageStore, pageStore } from './store.ts';

/** Load the catalogue that lies beside the page at address `page` into `store`. */
export async function loadCatalogue(store: PageStore = pageStore, page: string = document.baseURI): Promise<void> {
  try {
    const { downloadCatalogue } = await import('../package/catalogue.ts');
    store.setState({ catalogue: await downloadCatalogue(new URL('models/catalogue.json', page).href) });
  } catch (error) {
    console.warn('StepDial: the list of models could not be loaded', error);
  }
}
