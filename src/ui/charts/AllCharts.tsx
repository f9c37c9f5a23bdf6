/** The charts with their tables: time and quality against the step budget, and the two against each other. */
import { CHARTS } from './registry.ts';

export function AllCharts() {
  return (
    <div className="charts">
      {CHARTS.map(({ id, Chart }) => (
        <Chart key={id} />
      ))}
    </div>
  );
}
