/** The languages of the page, and the words of each. */
import { en, type Messages } from './en.ts';

export const LANGUAGES = ['en', 'de', 'es', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in itself: whoever looks for a language can read its name. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español', zh: '中文' };

/** The first of `preferred` (BCP 47, as in navigator.languages) that the page has, else English. */
export function bestLanguage(preferred: readonly string[]): Language {
  // The page's languages have no regions or scripts, so the lookup of RFC 4647 ends at the first subtag.
  const found = preferred.map((tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]));
  return found.find((language) => language !== undefined) ?? 'en';
}

/** The words of `language`; all but English are chunks of their own. */
export async function importMessages(language: Language): Promise<Messages> {
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
