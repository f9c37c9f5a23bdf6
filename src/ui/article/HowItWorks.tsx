/** Loads the article and its figure after the first frame, and says so where that fails. */
import { lazy, Suspense } from 'react';
import { useMessages } from '../kit/use-page.ts';
import { PartBoundary } from '../kit/PartBoundary.tsx';

export const loadArticle = () => import('./Article.tsx');
const Article = lazy(async () => ({ default: (await loadArticle()).Article }));

export function HowItWorks() {
  return (
    <PartBoundary useText={useStoryText}>
      <Suspense fallback={<div className="story waiting" />}>
        <Article />
      </Suspense>
    </PartBoundary>
  );
}

const useStoryText = () => useMessages().story;
