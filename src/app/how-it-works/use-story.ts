/** The words of the article and its figure. */
import { en } from '../../words/en.ts';

export const useStory = () => en.story;
