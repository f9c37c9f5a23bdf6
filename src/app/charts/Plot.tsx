/** The axes that both charts share: the dial's stops below, a logarithmic scale at the left. */
import { type ReactNode, useMemo } from 'react';
import { CartesianGrid, ResponsiveContainer, ScatterChart, XAxis, YAxis } from 'recharts';
import { STOPS, stopLabel } from '../stops.ts';
import { logDomain, logTicks } from './log-axis.ts';

interface PlotProps {
  /** Every value that the axis must hold. */
  values: number[];
  format: (value: number) => string;
  children: ReactNode;
}

const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
const ENDS = [-0.4, 10.4];
const positions = STOPS.map((_, index) => index);
const nameOf = (index: number): string => stopLabel(STOPS[index] ?? 0);
/** "1.00 s" → "1 s", "0,50" → "0,5": the ticks of an axis are round figures. */
const trimmed = (text: string): string => text.replace(/[.,]0+(?=\D|$)|(?<=[.,]\d+?)0+(?=\D|$)/, '');

/** Margins, widths and the ends of the x axis are repeated in charts.css, which places the mark of the current budget. */
export function Plot({ values, format, children }: PlotProps) {
  const [low, high] = logDomain(values);
  const axis = useMemo(() => ({ domain: [low, high], ticks: logTicks(low, high) }), [low, high]);
  const formatTick = useMemo(() => (value: number) => trimmed(format(value)), [format]);
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={100}>
      <ScatterChart margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} />
        <XAxis
          dataKey="index"
          type="number"
          domain={ENDS}
          allowDataOverflow
          ticks={positions}
          interval={0}
          tickFormatter={nameOf}
          tickLine={false}
          height={26}
        />
        <YAxis
          dataKey="value"
          type="number"
          scale="log"
          domain={axis.domain}
          ticks={axis.ticks}
          allowDataOverflow
          tickFormatter={formatTick}
          axisLine={false}
          tickLine={false}
          width={58}
        />
        {children}
      </ScatterChart>
    </ResponsiveContainer>
  );
}
