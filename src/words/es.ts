/** Every word of the page, in Spanish. */
import type { Words } from './en.ts';

export const es: Words = {
  locale: 'es',
  page: {
    title: 'StepDial: qué aporta cada paso de muestreo',
  },
  header: {
    language: 'Idioma',
    languageOfSystem: 'Sistema',
    languageMissing: ({ name }) => `No se ha podido cargar ${name}; la página sigue en español.`,
    colours: 'Colores',
    themes: { auto: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  },
};
