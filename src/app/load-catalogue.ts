/** Fetches the list of models after the first paint. Without it there is no choice, and the model of the address works. */
import { usePage } from './store.ts';

export async function loadCatalogue(page: string = document.baseURI): Promise<void> {
  try {
    const { downloadCatalogue } = await import('../models/catalogue.ts');
    usePage.setState({ catalogue: await downloadCatalogue(new URL('models/catalogue.json', page).href) });
  } catch (error) {
    console.warn('StepDial: the list of models could not be loaded', error);
  }
}
