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
  posters: {
    made: ({ steps, seed }: OfRun) => `${stepsOf(steps)}, seed ${seed} · made on this device`,
    making: ({ steps, seed }: OfRun) => `${stepsOf(steps)}, seed ${seed} · being made on this device`,
    inAdvance: ({ steps, seed }: OfRun) => `${stepsOf(steps)}, seed ${seed} · made in advance`,
    standIn: ({ steps, seed }: OfRun) => `Sample pictures made in advance: ${stepsOf(steps)}, seed ${seed}`,
    /** Of the pictures, for screen readers; `what` is their name. */
    name: ({ what }: { what: string }) => `${what} (made in advance)`,
    waiting: 'The dial shows pictures made in advance.',
    noEngine: 'Nothing is sampled here now: the dial shows pictures made in advance.',
  },
};

interface OfRun {
  /** 4, or ∞. */
  steps: string;
  seed: string;
}

const stepsOf = (steps: string) => `${steps} ${steps === '1' ? 'step' : 'steps'}`;

export type Words = typeof en;
