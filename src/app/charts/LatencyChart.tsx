/** Time against step budget, measured on this device: median, and the middle half of the runs as a bar. */
import { useMemo } from 'react';
import { formatCount, formatMs } from '../format.ts';
import { stopLabel } from '../stops.ts';
import { type PageState, usePage } from '../store.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { FigureTable } from './FigureTable.tsx';
import { MARKS } from './marks.ts';
import { Plot } from './Plot.tsx';
import { type LatencyRow, latencyRows } from './rows.ts';
import { Series } from './Series.tsx';
import { summariseLatencyRows } from './summaries.ts';
import { usePaced } from './use-paced.ts';

const PACE_MS = 500;
const timingsOf = (page: PageState) => page.timings;

export function LatencyChart() {
  const { steps, sampler, specialists, count } = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const timings = usePaced(timingsOf, PACE_MS);
  const rows = useMemo(
    () => (manifest === null ? [] : latencyRows({ sampler, specialists, count }, manifest, timings)),
    [sampler, specialists, count, manifest, timings],
  );
  // Elements that stay the same are not rendered again while the dial is dragged.
  const drawing = useMemo(() => draw(rows), [rows]);
  const table = useMemo(() => tabulate(rows), [rows]);
  const images = count === 1 ? '1 image' : `${count} images`;
  return (
    <ChartFigure
      title="Time on this device"
      unit={`${images}, median and middle half of the runs, against step budget`}
      current={steps}
      drawing={drawing}
      summary={summariseLatencyRows(rows, steps, images)}
      table={table}
    />
  );
}

function draw(rows: LatencyRow[]) {
  return (
    <Plot values={rows.flatMap(({ time }) => (time ? [time.low, time.high] : []))} format={formatMs}>
      <Series mark={MARKS.dial} points={rows.map(({ index, time }) => ({ index, point: time }))} />
    </Plot>
  );
}

function tabulate(rows: LatencyRow[]) {
  const cells = rows.map(({ steps, time }) => [
    stopLabel(steps),
    time ? formatMs(time.value) : '–',
    time ? `${formatMs(time.low)} – ${formatMs(time.high)}` : '–',
    formatCount(time?.count ?? 0),
  ]);
  return <FigureTable head={['Steps', 'Median', 'Middle half', 'Runs']} rows={cells} />;
}
