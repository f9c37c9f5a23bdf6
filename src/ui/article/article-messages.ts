/** The article's messages: a file of their own for each language, loaded with the article and again when the language changes. */
import { createContext, useContext, useEffect, useState } from 'react';
import type { ArticleMessages } from '../../locales/en/article.ts';
import { importArticle } from '../../locales/languages.ts';
import { usePage } from '../kit/use-page.ts';

const Messages = createContext<ArticleMessages | null>(null);

/** Gives the parts of the article their messages. */
export const ArticleMessagesProvider = Messages.Provider;

/** The article's messages, for its parts. */
export function useArticleMessages(): ArticleMessages {
  const messages = useContext(Messages);
  if (messages === null) throw new Error('A part of the article is outside of ArticleMessagesProvider.');
  return messages;
}

/**
 * The article's messages in the page's language, `first` to begin with. After a change of language the article keeps the
 * former one until the new messages are here, and for good if they cannot be loaded.
 */
export function useFollowedArticle(first: ArticleMessages): ArticleMessages {
  const language = usePage((page) => page.language);
  const [messages, setMessages] = useState(first);
  const { locale } = messages;
  useEffect(() => {
    if (locale === language) return;
    let wanted = true;
    importArticle(language).then(
      (loaded) => wanted && setMessages(loaded),
      (error) => console.warn(`StepDial: the article in "${language}" could not be loaded`, error),
    );
    return () => {
      wanted = false;
    };
  }, [locale, language]);
  return messages;
}
