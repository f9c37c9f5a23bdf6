/** What is drawn in each chart: axes, curves and the floor. */
import { ReferenceLine } from 'recharts';
import type { Messages } from '../../locales/en.ts';
import { formatMs, formatProxy } from '../../locales/format.ts';
import type { CurveRecord } from '../../package/curves.ts';
import type { SeriesName } from '../../session/curve-point.ts';
import type { Settings } from '../../session/settings.ts';
import { FrontierCurves } from './FrontierCurves.tsx';
import type { Placed } from './frontier.ts';
import type { Axes } from './frontier-spots.ts';
import { MARKS } from './marks.ts';
import { Plot } from './Plot.tsx';
import { type LatencyRow, type QualityRow, shownIn } from './rows.ts';
import { Series } from './Series.tsx';

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

interface QualityDrawingProps {
  rows: readonly QualityRow[];
  floor: CurveRecord | undefined;
  choice: Pick<Settings, 'sampler' | 'specialists'>;
  messages: Messages;
}

export function QualityDrawing({ rows, floor, choice, messages }: QualityDrawingProps) {
  const points = rows.flatMap(({ series, livePoint }) => [...Object.values(series), livePoint]);
  const values = points.flatMap((point) => (point ? [point.value, point.high] : []));
  if (floor) values.push(floor.fidProxy);
  return (
    <Plot
      across={{ stops: rows.map(({ steps }) => steps) }}
      values={values}
      format={(value) => formatProxy(value, messages)}
    >
      {floor && <ReferenceLine className="floor" y={floor.fidProxy} />}
      {shownIn(rows).map((name) => (
        <Series
          key={name}
          mark={MARKS[name]}
          points={rows.map(({ index, series }) => ({ index, point: series[name] }))}
          aside={!chosen(name, choice)}
        />
      ))}
      <Series mark={MARKS.live} points={rows.map(({ index, livePoint }) => ({ index, point: livePoint }))} />
    </Plot>
  );
}

/** Whether the curve shows what the reader has set. */
const chosen = (name: SeriesName, { sampler, specialists }: QualityDrawingProps['choice']): boolean =>
  name === 'specialist'
    ? sampler === 'multistep' && specialists
    : name === (sampler === 'multistep' ? 'dial' : sampler);

interface FrontierDrawingProps {
  shown: readonly Placed[];
  front: readonly Placed[];
  /** Every value that the axis must hold. */
  proxies: readonly number[];
  floor: CurveRecord | undefined;
  axes: Axes;
  messages: Messages;
}

export function FrontierDrawing({ shown, front, proxies, floor, axes, messages }: FrontierDrawingProps) {
  return (
    <Plot
      values={proxies}
      format={(value) => formatProxy(value, messages)}
      across={{ values: shown.map(({ time }) => time.value), format: (ms) => formatMs(ms, messages) }}
    >
      {floor && <ReferenceLine className="floor" y={floor.fidProxy} />}
      <FrontierCurves points={shown} front={front} axes={axes} />
    </Plot>
  );
}
