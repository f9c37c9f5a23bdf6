/** Loads the charts when the reader comes near, and says so where that fails. */
import { lazy } from 'react';
import { PartBoundary } from './PartBoundary.tsx';
import { useWords } from './store.ts';
import { WhenNear } from './WhenNear.tsx';

const AllCharts = lazy(async () => ({ default: (await import('./charts/AllCharts.tsx')).AllCharts }));

export function Charts() {
  return (
    <PartBoundary useText={useChartsText}>
      <WhenNear className="charts waiting">
        <AllCharts />
      </WhenNear>
    </PartBoundary>
  );
}

const useChartsText = () => useWords().charts;
