/** Every word of the page, in Spanish. */
import type { Words } from './en.ts';

export const es: Words = {
  header: {
    colours: 'Colores',
    themes: { auto: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  },
};
