/** The axes that the charts share: the dial's stops or a logarithmic scale below, a logarithmic scale at the left. */
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { CartesianGrid, ScatterChart, XAxis, YAxis } from 'recharts';
import { stopLabel } from '../../../session/stops.ts';
import { usePrinting } from '../../kit/use-printing.ts';
import { logDomain, logTicks, roundTick } from './log-axis.ts';

interface LogAxis {
  /** Every value that the axis must hold. */
  values: readonly number[];
  format: (value: number) => string;
}

interface PlotProps extends LogAxis {
  /** What lies across: the stops of the dial, or a logarithmic axis. */
  across: { stops: readonly number[] } | LogAxis;
  children: ReactNode;
}

const MARGIN = { top: 8, right: 12, bottom: 0, left: 0 };
const NO_AXIS: LogAxis = { values: [], format: String };

/** Props of an axis over the stops: one unit for each, and room for its marks at both ends. */
const stopAxis = (stops: readonly number[]) => ({
  domain: [-0.4, stops.length - 0.6],
  ticks: stops.map((_, index) => index),
  interval: 0,
  tickFormatter: (index: number) => stopLabel(stops[index] ?? 0),
});

/** Props of a logarithmic axis, the same objects until an end of it moves. */
function useLogAxis({ values, format }: LogAxis) {
  const [low, high] = logDomain(values);
  return useMemo(
    () => ({
      scale: 'log' as const,
      domain: [low, high],
      ticks: logTicks(low, high),
      tickFormatter: (value: number) => roundTick(format(value)),
    }),
    [low, high, format],
  );
}

interface Size {
  width: number;
  height: number;
}

/** In pixels; chart-figure.css gives the room the same width. */
const ON_PAPER: Size = { width: 640, height: 280 };

/**
 * The size of the room that `ref` is given to; null until the browser has laid it out. Recharts' own container asks for the
 * layout when it is not done yet, and does not see that of paper.
 */
function useSize(): { ref: RefObject<HTMLDivElement | null>; size: Size | null } {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const printing = usePrinting();
  useLayoutEffect(() => {
    if (ref.current === null) return;
    const observer = new ResizeObserver((entries) => {
      const room = entries.at(-1)?.contentRect;
      const [width, height] = [Math.round(room?.width ?? 0), Math.round(room?.height ?? 0)];
      setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return { ref, size: printing ? { ...(size ?? ON_PAPER), width: ON_PAPER.width } : size };
}

/** Margins, widths and the ends of the x axis are repeated in stop-slider.css, which places the mark of the current budget. */
export function Plot({ values, format, across, children }: PlotProps) {
  const up = useLogAxis({ values, format });
  const right = useLogAxis('stops' in across ? NO_AXIS : across);
  const { ref, size } = useSize();
  return (
    <div ref={ref} className="plot-room">
      {size && (
        <ScatterChart {...size} margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid vertical={false} />
          <XAxis
            dataKey="index"
            type="number"
            allowDataOverflow
            tickLine={false}
            height={26}
            {...('stops' in across ? stopAxis(across.stops) : { ...right, interval: 'preserveStart' })}
          />
          <YAxis dataKey="value" type="number" allowDataOverflow {...up} axisLine={false} tickLine={false} width={58} />
          {children}
        </ScatterChart>
      )}
    </div>
  );
}
