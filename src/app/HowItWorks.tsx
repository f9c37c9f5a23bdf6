/** Loads the article and its figure after the first paint, and says so where that fails. */
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useWords } from './store.ts';

const Article = lazy(async () => ({ default: (await import('./how-it-works/Article.tsx')).Article }));

export function HowItWorks() {
  return (
    <ArticleBoundary>
      <Suspense fallback={<div className="story waiting" />}>
        <Article />
      </Suspense>
    </ArticleBoundary>
  );
}

/** Without the article's code the rest of the page is whole: the failure stays here. */
class ArticleBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <ArticleFailed /> : this.props.children;
  }
}

function ArticleFailed() {
  const { failed, failedRest, reload } = useWords().story;
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{failed}</strong> {failedRest}
      </p>
      <button type="button" onClick={() => location.reload()}>
        {reload}
      </button>
    </div>
  );
}
