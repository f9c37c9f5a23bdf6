/** The caption box, in English. */
import { plural } from './counted.ts';

export const captions = {
  region: 'Caption',
  label: 'Draw',
  surprise: 'Surprise me',
  examples: 'Captions to try',
  suggestions: 'Suggestions',
  suggested: ({ count }: { count: string }) =>
    `${count} ${plural(count, 'suggestion', 'suggestions')}. Use the arrow keys to choose.`,
  none: 'Without a caption, the model draws its examples, one after another.',
  unreadable: 'The model reads only the letters a to z and digits, and there are none here.',
  knownWord: 'The model knows this word.',
  knownWords: 'The model knows all of these words.',
  readAs: 'Read as:',
  quoted: ({ text }: { text: string }) => `“${text}”`,
  unknownWord: ({ word }: { word: string }) => `· The model does not know ${word} and guesses from its parts.`,
  unknownWords: ({ words }: { words: string }) =>
    `· The model does not know these words and guesses from their parts: ${words}.`,
  tooLong: ({ count }: { count: string }) => `· The model reads no more than the first ${count} words here.`,
  noSuggestions: 'The suggestions could not be loaded.',
  allTheSame: 'Captions still work.',
};
