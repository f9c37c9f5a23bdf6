/** Every word of the page, in German. */
import type { Words } from './en.ts';

export const de: Words = {
  header: {
    colours: 'Farben',
    themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' },
  },
};
