/** Loads the article, its figure and its messages after the first frame, and says so if that fails. */
import { lazy, Suspense } from 'react';
import { importArticle } from '../../locales/languages.ts';
import { pageStore } from '../../session/store.ts';
import { PartBoundary } from '../kit/PartBoundary.tsx';
import { useMessages } from '../kit/use-page.ts';

export const loadArticle = () => Promise.all([import('./Article.tsx'), importArticle(pageStore.getState().language)]);
const LoadedArticle = lazy(async () => {
  const [{ Article }, messages] = await loadArticle();
  return { default: () => <Article first={messages} /> };
});

export function HowItWorks() {
  return (
    <PartBoundary useText={useArticleText}>
      <Suspense fallback={<div className="story waiting" />}>
        <LoadedArticle />
      </Suspense>
    </PartBoundary>
  );
}

const useArticleText = () => useMessages().article;
