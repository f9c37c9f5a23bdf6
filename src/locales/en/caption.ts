/** The caption box, in English. */
import { plural } from './counted.ts';

export const captions = {
  region: 'Caption',
  label: 'Draw',
  surprise: 'Surprise me',
  examples: 'Captions to try',
  suggestions: 'Suggestions',
  suggested: ({ count }: { count: string }) =>
    `${count} ${plural(count, 'suggestion', 'suggestions')}, reached with the arrow keys`,
  none: 'No caption: the pictures are of the examples, in turn.',
  unreadable: 'The model reads letters a to z and digits; there are none here.',
  knownWord: 'The model knows this word.',
  knownWords: 'The model knows all these words.',
  readAs: 'Read as:',
  quoted: ({ text }: { text: string }) => `“${text}”`,
  unknownWord: ({ word }: { word: string }) =>
    `· made of pieces: ${word}, which is not in the model’s vocabulary: expect a guess.`,
  unknownWords: ({ words }: { words: string }) =>
    `· made of pieces: ${words}, which are not in the model’s vocabulary: expect a guess.`,
  noSuggestions: 'There are no suggestions.',
  allTheSame: 'Captions work all the same.',
};
