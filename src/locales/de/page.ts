/** The title, the question and the sentence below it, in German. */
import type { Messages } from '../en.ts';

export const page: Messages['page'] = {
  title: 'StepDial: was ein Rechenschritt bringt',
  question: 'Was bringt ein Rechenschritt?',
  lede: 'Ein kleines neuronales Netz malt Bilder, direkt in Ihrem Browser. Der Regler bestimmt, wie oft es jedes Bild ansehen darf.',
};

/** Where the article should be, if it cannot be loaded. */
export const article: Messages['article'] = {
  failed: 'Der Artikel konnte nicht geladen werden.',
  failedRest: 'Der Regler funktioniert auch ohne ihn.',
  reload: 'Seite neu laden',
};
