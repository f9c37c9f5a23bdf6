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
  embed: {
    title: 'StepDial: pictures in a chosen number of sampling steps',
    invitation:
      'A small neural network draws pictures here, in your browser. The dial sets how many times it may look at each one.',
    start: ({ size }: { size: string | null }) => (size === null ? 'Start' : `Start, ${size}`),
    open: 'StepDial: open this on its own page, in a new tab',
    queued: 'Waiting for another StepDial on this device…',
  },
};

export type Words = typeof en;
