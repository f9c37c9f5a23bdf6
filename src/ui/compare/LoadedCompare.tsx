/** Loads the comparison when something is pinned. Until it is there, the dial's pictures stay. */
import { lazy, Suspense } from 'react';
import { PartBoundary } from '../kit/PartBoundary.tsx';
import { useMessages } from '../kit/use-page.ts';
import { Pictures } from '../pictures/Pictures.tsx';

const Compare = lazy(async () => ({ default: (await import('./Compare.tsx')).Compare }));

export function LoadedCompare() {
  return (
    <PartBoundary useText={useCompareText}>
      <Suspense fallback={<Pictures />}>
        <Compare />
      </Suspense>
    </PartBoundary>
  );
}

const useCompareText = () => useMessages().compare;
