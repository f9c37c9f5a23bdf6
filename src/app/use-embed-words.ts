/** The embed's words in the reader's language. */
import { en, type Words } from '../words/en.ts';

export const useEmbedWords = (): Words['embed'] => en.embed;
