/** Loads the charts after the first paint, and says so where that fails. */
import { Component, lazy, type ReactNode, Suspense } from 'react';
import { useWords } from './store.ts';

const AllCharts = lazy(async () => ({ default: (await import('./charts/AllCharts.tsx')).AllCharts }));

export function Charts() {
  return (
    <ChartsBoundary>
      <Suspense fallback={<div className="charts waiting" />}>
        <AllCharts />
      </Suspense>
    </ChartsBoundary>
  );
}

/** Without the charts' code the rest of the page is whole: the failure stays here. */
class ChartsBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <ChartsMissing /> : this.props.children;
  }
}

function ChartsMissing() {
  const { failed, failedRest, reload } = useWords().charts;
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
