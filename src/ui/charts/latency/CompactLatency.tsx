/** The small chart of time below the dial. */
import { useMemo } from 'react';
import { formatMs } from '../../../locales/format.ts';
import type { PageState } from '../../../session/store.ts';
import { useTimeReading } from '../../dial/readings.ts';
import { manifestOf, usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { CompactChart } from '../compact/CompactChart.tsx';
import { scaleFor } from '../compact/scale.ts';
import { roundTick } from '../kit/log-axis.ts';
import { latencyRows } from './rows.ts';

const PACE_MS = 500;
const timingsOf = (page: PageState) => page.timings;

export function CompactLatency() {
  const { sampler, specialists, count } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const timings = usePaced(timingsOf, PACE_MS);
  const messages = useMessages();
  const points = useMemo(() => {
    const rows = manifest === null ? [] : latencyRows({ sampler, specialists, count }, manifest, timings);
    return rows.flatMap(({ index, time }) => (time === null ? [] : [{ index, point: time }]));
  }, [sampler, specialists, count, manifest, timings]);
  const drawn = useMemo(() => {
    const values = points.map(({ point }) => point.value);
    return {
      points,
      scale: scaleFor(values, values.slice(0, 1)),
      format: (ms: number) => roundTick(formatMs(ms, messages)),
    };
  }, [points, messages]);
  return (
    <CompactChart
      title={messages.gauges.time({ count: String(count) })}
      testId="time-gauge"
      reading={useTimeReading()}
      {...drawn}
    />
  );
}
