/** Counted nouns, in English: numbers arrive formatted, so "1" is the only singular. */

export const plural = (count: string, one: string, many: string): string => (count === '1' ? one : many);

export const countedSteps = (count: string): string => `${count} ${plural(count, 'step', 'steps')}`;

export const countedImages = (count: string): string => `${count} ${plural(count, 'image', 'images')}`;
