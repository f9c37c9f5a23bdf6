/** The two small charts below the dial, on the dial's own scale: what the step budget costs, and what it buys. */

import { stopIndex } from '../../../session/stops.ts';
import { usePage } from '../../kit/use-page.ts';
import { CompactLatency } from '../latency/CompactLatency.tsx';
import { CompactQuality } from '../quality/CompactQuality.tsx';
import { stopStyle } from './scale.ts';

export function CompactCharts() {
  const steps = usePage((page) => page.settings.steps);
  const modelStops = usePage((page) => page.modelStops);
  return (
    <div className="compact-charts" style={stopStyle(stopIndex(modelStops, steps), modelStops.length)}>
      <div className="plumb" aria-hidden="true" />
      <CompactLatency />
      <CompactQuality />
    </div>
  );
}
