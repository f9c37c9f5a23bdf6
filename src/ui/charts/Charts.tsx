/** Loads the charts after the first frame, and says so where that fails. */
import { lazy, Suspense } from 'react';
import { PartBoundary } from '../kit/PartBoundary.tsx';
import { useMessages } from '../kit/use-page.ts';

export const loadCharts = () => import('./AllCharts.tsx');
const AllCharts = lazy(async () => ({ default: (await loadCharts()).AllCharts }));

export function Charts() {
  return (
    <PartBoundary useText={useChartsText}>
      <Suspense fallback={<div className="charts waiting" />}>
        <AllCharts />
      </Suspense>
    </PartBoundary>
  );
}

const useChartsText = () => useMessages().charts;
