/** The header and the footnote about the model, in German. */
import type { Messages } from '../en.ts';

export const header: Messages['header'] = {
  language: 'Sprache',
  languageOfSystem: 'System',
  languageMissing: ({ name }) => `${name} konnte nicht geladen werden, deshalb bleibt die Seite auf Deutsch.`,
  colours: 'Farbschema',
  themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' },
};

export const footnote: Messages['footnote'] = {
  data: 'Daten:',
  weights: 'Gewichte:',
  more: 'Mehr über dieses Modell',
  training: 'Trainiert:',
  source: 'Quelle der Daten:',
};
