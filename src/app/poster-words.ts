/** The words of posters. */
import { en, type Words } from '../words/en.ts';

export const usePosterWords = (): Words['posters'] => en.posters;
