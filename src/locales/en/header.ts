/** The header and the notes at the foot of the page, in English. */

export const header = {
  language: 'Language',
  languageOfSystem: 'System',
  languageMissing: ({ name }: { name: string }) => `${name} could not be loaded; the page stays in English.`,
  colours: 'Colours',
  themes: { auto: 'System', light: 'Light', dark: 'Dark' },
};

export const footnote = {
  data: 'Data:',
  weights: 'Weights:',
  more: 'More about this model',
  training: 'Training:',
  source: 'Source of the data:',
};
