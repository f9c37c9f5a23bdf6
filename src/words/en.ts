/**
 * Every word of the page, in English: the catalogue that the other languages translate.
 *
 * One section for each part of the page. A text with values in it is a function of one object; a plural is decided in the
 * function, by each language itself. Numbers arrive formatted.
 */
export const en = {
  /** How numbers are written: BCP 47. */
  locale: 'en',
  page: {
    title: 'StepDial: what a sampling step buys',
  },
  header: {
    language: 'Language',
    languageOfSystem: 'System',
    languageMissing: ({ name }: { name: string }) => `${name} could not be loaded; the page stays in English.`,
    colours: 'Colours',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  },
};

export type Words = typeof en;
