/** The embed, in English. */

export const embed = {
  title: 'StepDial: images in a chosen number of sampling steps',
  invitation:
    'A small neural network generates images right here in your browser. The dial sets how many steps it may take for each one.',
  start: ({ size }: { size: string | null }) => (size === null ? 'Start' : `Start, ${size}`),
  open: 'StepDial: open the full page in a new tab',
  queued: 'Waiting for another StepDial on this device…',
};
