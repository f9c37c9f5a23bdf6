/** The legend of the frontier: its curves, and the marks that it alone has. */
import type { CurveRecord } from '../../../package/curves.ts';
import type { SeriesName } from '../../../session/curve-point.ts';
import { useMessages } from '../../kit/use-page.ts';
import { Legend } from '../kit/Legend.tsx';
import { MARKS, markPath } from '../kit/marks.ts';

interface FrontierLegendProps {
  series: readonly SeriesName[];
  floor: CurveRecord | undefined;
  /** Whether there are hollow points. */
  borrowed: boolean;
}

export function FrontierLegend({ series, floor, borrowed }: FrontierLegendProps) {
  const messages = useMessages().frontier.legend;
  return (
    <Legend series={series} floor={floor}>
      {borrowed && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <path d={markPath(MARKS.ddim.shape, 13, 6)} fill="var(--paper)" stroke={MARKS.ddim.colour} />
          </svg>
          {messages.borrowed}
        </li>
      )}
      <li>
        <svg width="26" height="12" aria-hidden="true">
          <path className="front" d="M1 2H13V9H25" fill="none" />
        </svg>
        {messages.front}
      </li>
      <li>
        <i className="sign best" />
        {messages.best}
      </li>
      <li>
        <i className="sign here" />
        {messages.now}
      </li>
    </Legend>
  );
}
