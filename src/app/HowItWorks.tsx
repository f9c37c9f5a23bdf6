/** Loads the article and its figure after the first frame, and says so where that fails. */
import { lazy, Suspense } from 'react';
import { PartBoundary } from './PartBoundary.tsx';
import { useWords } from './store.ts';

const Article = lazy(async () => ({ default: (await import('./how-it-works/Article.tsx')).Article }));

export function HowItWorks() {
  return (
    <PartBoundary useText={useStoryText}>
      <Suspense fallback={<div className="story waiting" />}>
        <Article />
      </Suspense>
    </PartBoundary>
  );
}

const useStoryText = () => useWords().story;
