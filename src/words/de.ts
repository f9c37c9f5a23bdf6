/** Every word of the page, in German. */
import type { Words } from './en.ts';

export const de: Words = {
  locale: 'de',
  page: {
    title: 'StepDial: was ein Rechenschritt bringt',
  },
  header: {
    language: 'Sprache',
    languageOfSystem: 'System',
    languageMissing: ({ name }) => `${name} konnte nicht geladen werden; die Seite bleibt auf Deutsch.`,
    colours: 'Farben',
    themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' },
  },
};
