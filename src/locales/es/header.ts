/** The header and the footnote about the model, in Spanish. */
import type { Messages } from '../en.ts';

export const header: Messages['header'] = {
  language: 'Idioma',
  languageOfSystem: 'Sistema',
  languageMissing: ({ name }) => `No se ha podido cargar ${name}, así que la página sigue en español.`,
  colours: 'Tema',
  themes: { auto: 'Sistema', light: 'Claro', dark: 'Oscuro' },
};

export const footnote: Messages['footnote'] = {
  data: 'Datos:',
  weights: 'Pesos:',
  more: 'Más sobre este modelo',
  training: 'Entrenamiento:',
  source: 'Origen de los datos:',
};
