/** The two small charts below the dial, on the dial's own scale: what the step budget costs, and what it buys. */
import { stopIndex } from '../../../session/stops.ts';
import { usePage } from '../../../session/store.ts';
import { CompactLatency } from '../latency/CompactLatency.tsx';
import { CompactQuality } from '../quality/CompactQuality.tsx';
import { stopStyle } from './scale.ts';

export function CompactCharts() {
  const index = usePage((page) => stopIndex(page.settings.steps));
  return (
    <div className="compact-charts" style={stopStyle(index)}>
      <div className="plumb" aria-hidden="true" />
      <CompactLatency />
      <CompactQuality />
    </div>
  );
}
