/** What is drawn in the chart of quality against time: two logarithmic axes, the curves, the front and the floor. */
import { ReferenceLine } from 'recharts';
import type { Messages } from '../../../locales/en.ts';
import { formatMs, formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { Plot } from '../kit/Plot.tsx';
import { FrontierCurves } from './FrontierCurves.tsx';
import type { Placed } from './frontier.ts';
import type { Axes } from './frontier-spots.ts';

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
