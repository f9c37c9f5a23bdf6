/** What is drawn in the chart of quality: the axes, every curve, the live estimate and the floor. */
import { ReferenceLine } from 'recharts';
import type { Messages } from '../../../locales/en.ts';
import { formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { seriesChosen } from '../../../session/curve-point.ts';
import type { Settings } from '../../../session/settings.ts';
import { MARKS } from '../kit/marks.ts';
import { Plot } from '../kit/Plot.tsx';
import { Series } from '../kit/Series.tsx';
import { type QualityRow, shownIn } from './rows.ts';

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
          aside={name !== seriesChosen(choice) && !(name === 'dial' && seriesChosen(choice) === 'specialist')}
        />
      ))}
      <Series mark={MARKS.live} points={rows.map(({ index, livePoint }) => ({ index, point: livePoint }))} />
    </Plot>
  );
}
