/** The frame of a chart: title, the chart with the current budget marked, one sentence in words, the figures as a table. */
import { type CSSProperties, type ReactNode, useId } from 'react';
import { stopIndex } from '../stops.ts';
import { useWords } from '../store.ts';

interface ChartFigureProps {
  title: string;
  unit: string;
  summary: ReactNode;
  current: number;
  /** The chart itself; the same element again costs no redraw. */
  drawing: ReactNode;
  legend?: ReactNode;
  table: ReactNode;
}

export function ChartFigure({ title, unit, summary, current, drawing, legend, table }: ChartFigureProps) {
  const words = useWords();
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        <p className="axis-unit">{unit}</p>
      </figcaption>
      {/* The drawing repeats the sentence and the table below it. */}
      <div className="plot" aria-hidden="true">
        <div className="drawing">
          {/* Beside the chart, not in it: a dragged dial moves the mark without redrawing the curves. */}
          <div className="now" style={{ '--index': stopIndex(current) } as CSSProperties} />
          {drawing}
        </div>
        {legend}
      </div>
      <p className="summary">{summary}</p>
      <details>
        <summary>{words.charts.table}</summary>
        {table}
      </details>
    </figure>
  );
}
