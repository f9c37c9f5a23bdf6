/** The title, the question and the sentence below it, in English. */

export const page = {
  title: 'StepDial: what a sampling step buys',
  question: 'What does a sampling step buy?',
  lede: 'A small neural network draws pictures in your browser. The dial sets how many times it may look at each one.',
};

/** Where the article should be, if it cannot be loaded. */
export const article = {
  failed: 'The article could not be loaded.',
  failedRest: 'The dial works without it.',
  reload: 'Load the page again',
};
