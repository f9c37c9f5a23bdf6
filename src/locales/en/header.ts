/** The header and the footnote about the model, in English. */

export const header = {
  language: 'Language',
  languageOfSystem: 'System',
  languageMissing: ({ name }: { name: string }) => `${name} could not be loaded, so the page stays in English.`,
  colours: 'Theme',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
};

export const footnote = {
  data: 'Data:',
  weights: 'Weights:',
  more: 'More about this model',
  training: 'Training:',
  source: 'Data source:',
};
