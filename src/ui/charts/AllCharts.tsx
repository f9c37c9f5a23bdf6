/** The charts: time and quality against the step budget, and the two against each other. */
import { FrontierChart } from './FrontierChart.tsx';
import { LatencyChart } from './LatencyChart.tsx';
import { QualityChart } from './QualityChart.tsx';

export function AllCharts() {
  return (
    <div className="charts">
      <LatencyChart />
      <QualityChart />
      <FrontierChart />
    </div>
  );
}
