/** Counted nouns, in German: numbers arrive formatted, so "1" is the only singular. */

export const plural = (count: string, one: string, many: string): string => (count === '1' ? one : many);

export const countedSteps = (count: string): string => `${count} ${plural(count, 'Schritt', 'Schritte')}`;

/** After "in" and "mit". */
export const countedStepsDative = (count: string): string => `${count} ${plural(count, 'Schritt', 'Schritten')}`;

export const countedImages = (count: string): string => `${count} ${plural(count, 'Bild', 'Bilder')}`;
