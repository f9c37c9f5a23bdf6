/** The embed, in English. */

export const embed = {
  title: 'StepDial: pictures in a chosen number of sampling steps',
  invitation:
    'A small neural network draws pictures here, in your browser. The dial sets how many times it may look at each one.',
  start: ({ size }: { size: string | null }) => (size === null ? 'Start' : `Start, ${size}`),
  open: 'StepDial: open this on its own page, in a new tab',
  queued: 'Waiting for another StepDial on this device…',
};
