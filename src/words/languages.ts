/** The languages of the page, and the words of each. */
import { en, type Words } from './en.ts';

export const LANGUAGES = ['en', 'de', 'es', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of `language`; all but English are chunks of their own. */
export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return en;
    case 'de':
      return (await import('./de.ts')).de;
    case 'es':
      return (await import('./es.ts')).es;
    case 'zh':
      return (await import('./zh.ts')).zh;
    default:
      return language satisfies never;
  }
}
