/** The frame of a chart: title, the chart with what moves over it, one sentence in words, the figures as a table. */
import { type ReactNode, useId } from 'react';
import { useMessages } from '../../kit/use-page.ts';
import { WhenNear } from '../../kit/WhenNear.tsx';

interface ChartFigureProps {
  title: string;
  unit: string;
  summary: ReactNode;
  /** What the reader sets for this chart alone. */
  control?: ReactNode;
  /** The chart itself; the same element again costs no redraw. */
  drawing: ReactNode;
  /** Beside the chart, not in it: what moves here does not redraw the curves. */
  over: ReactNode;
  legend?: ReactNode;
  table: ReactNode;
}

export function ChartFigure({ title, unit, summary, control, drawing, over, legend, table }: ChartFigureProps) {
  const messages = useMessages();
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p className="axis-unit">{unit}</p>
      </figcaption>
      {control}
      <div className="plot">
        <div className="drawing">
          {/* The drawing repeats the sentence and the table below it. */}
          <div className="curves" aria-hidden="true">
            <WhenNear className="waiting">{drawing}</WhenNear>
          </div>
          {over}
        </div>
        <div aria-hidden="true">{legend}</div>
      </div>
      <p className="summary">{summary}</p>
      <details>
        <summary>{messages.charts.table}</summary>
        {table}
      </details>
    </figure>
  );
}
