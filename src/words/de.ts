/** Every word of the page, in German. */
import type { Words } from './en.ts';

export const de: Words = {
  header: {
    colours: 'Farben',
    themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' },
  },
  posters: {
    made: ({ steps, seed }) => `${stepsOf(steps)}, Startwert ${seed} · auf diesem Gerät erzeugt`,
    making: ({ steps, seed }) => `${stepsOf(steps)}, Startwert ${seed} · entsteht auf diesem Gerät`,
    inAdvance: ({ steps, seed }) => `${stepsOf(steps)}, Startwert ${seed} · vorab erzeugt`,
    standIn: ({ steps, seed }) => `Vorab erzeugte Beispielbilder: ${stepsOf(steps)}, Startwert ${seed}`,
    name: ({ what }) => `${what} (vorab erzeugt)`,
    waiting: 'Der Regler zeigt vorab erzeugte Bilder.',
    noEngine: 'Hier wird gerade nichts berechnet: Der Regler zeigt vorab erzeugte Bilder.',
  },
};

const stepsOf = (steps: string) => `${steps} ${steps === '1' ? 'Schritt' : 'Schritte'}`;
