/**
 * Fetches the list of models after the first paint: it may be newer than the one that the page was built with, which stays
 * where this one does not come.
 */
import { usePage } from './store.ts';

export async function loadCatalogue(page: string = document.baseURI): Promise<void> {
  try {
    const { downloadCatalogue } = await import('../package/catalogue.ts');
    usePage.setState({ catalogue: await downloadCatalogue(new URL('models/catalogue.json', page).href) });
  } catch (error) {
    console.warn('StepDial: the list of models could not be loaded', error);
  }
}
