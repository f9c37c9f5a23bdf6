/** Time against step budget, measured on this device: median, and the middle half of the runs as a bar. */

import { useMemo } from 'react';
import type { Messages } from '../../../locales/en.ts';
import { formatCount, formatMs } from '../../../locales/format.ts';
import { stopLabel } from '../../../session/stops.ts';
import type { PageState } from '../../../session/store.ts';
import { manifestOf, usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { ChartFigure } from '../kit/ChartFigure.tsx';
import { drawing } from '../kit/drawing.tsx';
import { FigureTable } from '../kit/FigureTable.tsx';
import { StopSlider } from '../kit/StopSlider.tsx';
import { type LatencyRow, latencyRows } from './rows.ts';
import { summariseLatencyRows } from './summary.ts';

const LatencyDrawing = drawing(async () => (await import('./LatencyDrawing.tsx')).LatencyDrawing);

const PACE_MS = 500;
const timingsOf = (page: PageState) => page.timings;

export function LatencyChart() {
  const { steps, sampler, specialists, count } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const timings = usePaced(timingsOf, PACE_MS);
  const messages = useMessages();
  const rows = useMemo(
    () => (manifest === null ? [] : latencyRows({ sampler, specialists, count }, manifest, timings)),
    [sampler, specialists, count, manifest, timings],
  );
  // Elements that stay the same are not rendered again while the dial is dragged.
  const drawing = useMemo(() => <LatencyDrawing rows={rows} messages={messages} />, [rows, messages]);
  const table = useMemo(() => tabulate(rows, messages), [rows, messages]);
  const now = rows.find((row) => row.steps === steps);
  const { notYet, tooShort } = messages.gauges;
  return (
    <ChartFigure
      title={messages.time.title}
      unit={messages.time.unit({ count: String(count) })}
      drawing={drawing}
      over={
        <StopSlider
          title={messages.time.title}
          value={now?.time ? formatMs(now.time.value, messages) : now?.tooShort ? tooShort : notYet}
        />
      }
      summary={summariseLatencyRows(rows, steps, count, messages)}
      table={table}
    />
  );
}

function tabulate(rows: LatencyRow[], messages: Messages) {
  const cells = rows.map(({ steps, time }) => [
    stopLabel(steps),
    time ? formatMs(time.value, messages) : '–',
    time ? `${formatMs(time.low, messages)} – ${formatMs(time.high, messages)}` : '–',
    formatCount(time?.count ?? 0, messages),
  ]);
  const { median, middleHalf, runs } = messages.time;
  return <FigureTable head={[messages.charts.steps, median, middleHalf, runs]} rows={cells} />;
}
