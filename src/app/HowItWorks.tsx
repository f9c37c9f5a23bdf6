/** Loads the article and its figure when the reader comes near, and says so where that fails. */
import { lazy } from 'react';
import { PartBoundary } from './PartBoundary.tsx';
import { useWords } from './store.ts';
import { WhenNear } from './WhenNear.tsx';

const Article = lazy(async () => ({ default: (await import('./how-it-works/Article.tsx')).Article }));

export function HowItWorks() {
  return (
    <PartBoundary useText={useStoryText}>
      <WhenNear className="story waiting">
        <Article />
      </WhenNear>
    </PartBoundary>
  );
}

const useStoryText = () => useWords().story;
