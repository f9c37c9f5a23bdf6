/** Every word of the page, in Spanish. */
import type { Words } from './en.ts';

export const es: Words = {
  header: {
    colours: 'Colores',
    themes: { auto: 'Sistema', light: 'Claro', dark: 'Oscuro' },
  },
  posters: {
    made: ({ steps, seed }) => `${stepsOf(steps)}, semilla ${seed} · hechas en este dispositivo`,
    making: ({ steps, seed }) => `${stepsOf(steps)}, semilla ${seed} · haciéndose en este dispositivo`,
    inAdvance: ({ steps, seed }) => `${stepsOf(steps)}, semilla ${seed} · hechas de antemano`,
    standIn: ({ steps, seed }) => `Imágenes de muestra hechas de antemano: ${stepsOf(steps)}, semilla ${seed}`,
    name: ({ what }) => `${what} (hechas de antemano)`,
    waiting: 'El dial muestra imágenes hechas de antemano.',
    noEngine: 'Aquí no se genera nada ahora: el dial muestra imágenes hechas de antemano.',
  },
};

const stepsOf = (steps: string) => `${steps} ${steps === '1' ? 'paso' : 'pasos'}`;
