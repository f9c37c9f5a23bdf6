/** What is drawn in the chart of time: the axes and one curve. */
import type { Messages } from '../../../locales/en.ts';
import { formatMs } from '../../../locales/format.ts';
import { MARKS } from '../kit/marks.ts';
import { Plot } from '../kit/Plot.tsx';
import { Series } from '../kit/Series.tsx';
import type { LatencyRow } from './rows.ts';

export function LatencyDrawing({ rows, messages }: { rows: readonly LatencyRow[]; messages: Messages }) {
  return (
    <Plot
      across={{ stops: rows.map(({ steps }) => steps) }}
      values={rows.flatMap(({ time }) => (time ? [time.low, time.high] : []))}
      format={(ms) => formatMs(ms, messages)}
    >
      <Series mark={MARKS.dial} points={rows.map(({ index, time }) => ({ index, point: time }))} />
    </Plot>
  );
}
