/** What stands above the dial, and what stands in for the article if it cannot be loaded, in German. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial: was ein Sampling-Schritt bringt',
  question: 'Was bringt ein Sampling-Schritt?',
  lede: 'Ein kleines neuronales Netz erzeugt Bilder, direkt in Ihrem Browser. Der Regler legt fest, in wie vielen Schritten.',
  failed: 'Die Seite wurde durch einen Fehler angehalten.',
  failedRest: 'Laden Sie sie neu, um fortzufahren.',
};

export const article: Messages['article'] = {
  failed: 'Der Artikel konnte nicht geladen werden.',
  failedRest: 'Der Regler funktioniert auch ohne ihn.',
  reload: 'Seite neu laden',
};
