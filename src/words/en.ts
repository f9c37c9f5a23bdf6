/**
 * Every word of the page, in English: the catalogue that the other languages translate.
 *
 * One section for each part of the page. A text with values in it is a function of one object; a plural is decided in the
 * function, by each language itself. Numbers arrive formatted.
 */
export const en = {
  header: {
    colours: 'Colours',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  },
};

export type Words = typeof en;
