/** Time against step budget, measured on this device: median, and the middle half of the runs as a bar. */
import { useMemo } from 'react';
import type { Words } from '../../locales/en.ts';
import { formatCount, formatMs } from '../../locales/format.ts';
import { stopLabel } from '../../session/stops.ts';
import { type PageState, usePage, useWords } from '../../session/store.ts';
import { manifestOf, usePaced } from '../kit/use-paced.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { FigureTable } from './FigureTable.tsx';
import { LatencyDrawing } from './lazy-plots.ts';
import { type LatencyRow, latencyRows } from './rows.ts';
import { StopSlider } from './StopSlider.tsx';
import { summariseLatencyRows } from './summaries.ts';

const PACE_MS = 500;
const timingsOf = (page: PageState) => page.timings;

export function LatencyChart() {
  const { steps, sampler, specialists, count } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const timings = usePaced(timingsOf, PACE_MS);
  const words = useWords();
  const rows = useMemo(
    () => (manifest === null ? [] : latencyRows({ sampler, specialists, count }, manifest, timings)),
    [sampler, specialists, count, manifest, timings],
  );
  // Elements that stay the same are not rendered again while the dial is dragged.
  const drawing = useMemo(() => <LatencyDrawing rows={rows} words={words} />, [rows, words]);
  const table = useMemo(() => tabulate(rows, words), [rows, words]);
  const now = rows.find((row) => row.steps === steps)?.time;
  return (
    <ChartFigure
      title={words.time.title}
      unit={words.time.unit({ count: String(count) })}
      drawing={drawing}
      over={<StopSlider title={words.time.title} value={now ? formatMs(now.value, words) : words.gauges.notYet} />}
      summary={summariseLatencyRows(rows, steps, count, words)}
      table={table}
    />
  );
}

function tabulate(rows: LatencyRow[], words: Words) {
  const cells = rows.map(({ steps, time }) => [
    stopLabel(steps),
    time ? formatMs(time.value, words) : '–',
    time ? `${formatMs(time.low, words)} – ${formatMs(time.high, words)}` : '–',
    formatCount(time?.count ?? 0, words),
  ]);
  const { median, middleHalf, runs } = words.time;
  return <FigureTable head={[words.charts.steps, median, middleHalf, runs]} rows={cells} />;
}
