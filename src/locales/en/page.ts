/** What stands above the dial, and what stands in for the article if it cannot be loaded, in English. */

export const page = {
  title: 'StepDial: what a sampling step buys',
  question: 'What does a sampling step buy?',
  lede: 'A small neural network generates images right here in your browser. The dial sets how many steps it may take for each one.',
  failed: 'The page has stopped because of an error.',
  failedRest: 'Reload it to go on.',
};

export const article = {
  failed: 'The article could not be loaded.',
  failedRest: 'The dial works without it.',
  reload: 'Reload the page',
};
