/** The languages of the page, and how the messages of each are loaded. */
import type { ArticleMessages } from './en/article.ts';
import { en, type Messages } from './en.ts';

export const LANGUAGES = ['en', 'de', 'es', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each in its own language, so that whoever looks for it can read it. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español', zh: '中文' };

/** The first of `preferred` (BCP 47, as in navigator.languages) that the page has, else English. */
export function bestLanguage(preferred: readonly string[]): Language {
  // The page's languages have no regions or scripts, so the lookup of RFC 4647 ends at the first subtag.
  const found = preferred.map((tag) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]));
  return found.find((language) => language !== undefined) ?? 'en';
}

/** All messages of `language` but its article's. English is part of the page; the others are files of their own. */
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

/** The article's messages of `language`, which no page needs before the article. */
export async function importArticle(language: Language): Promise<ArticleMessages> {
  switch (language) {
    case 'en':
      return (await import('./en/article.ts')).article;
    case 'de':
      return (await import('./de/article.ts')).article;
    case 'es':
      return (await import('./es/article.ts')).article;
    case 'zh':
      return (await import('./zh/article.ts')).article;
    default:
      return language satisfies never;
  }
}
