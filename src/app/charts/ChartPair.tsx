/** The two charts side by side. */
import { LatencyChart } from './LatencyChart.tsx';
import { QualityChart } from './QualityChart.tsx';

export function ChartPair() {
  return (
    <div className="charts">
      <LatencyChart />
      <QualityChart />
    </div>
  );
}
