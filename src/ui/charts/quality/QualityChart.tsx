/** FID-proxy against step budget: the shipped curves with their intervals, the floor, and the live estimate of this page. */

import { useMemo } from 'react';
import type { Messages } from '../../../locales/en.ts';
import { formatCount, formatPlain, formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { stopLabel } from '../../../session/stops.ts';
import type { PageState } from '../../../session/store.ts';
import { curvesOf, manifestOf, usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { ChartFigure } from '../kit/ChartFigure.tsx';
import { drawing } from '../kit/drawing.tsx';
import { FigureTable } from '../kit/FigureTable.tsx';
import { Legend } from '../kit/Legend.tsx';
import type { Point } from '../kit/point.ts';
import { StopSlider } from '../kit/StopSlider.tsx';
import { seriesHead } from '../kit/series-words.ts';
import { familiesOf, floorOf, type QualityRow, qualityRows, seriesAt, shownIn } from './rows.ts';
import { summariseQualityRows } from './summary.ts';

const QualityDrawing = drawing(async () => (await import('./QualityDrawing.tsx')).QualityDrawing);

const PACE_MS = 900;
const liveOf = (page: PageState) => page.live;
const NONE: CurveRecord[] = [];

export function QualityChart() {
  const { steps, sampler, specialists, guidance } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const curves = usePaced(curvesOf, 0);
  const live = usePaced(liveOf, PACE_MS);
  const records = curves.status === 'ready' ? curves.records : NONE;
  const floor = floorOf(records);
  const messages = useMessages();
  const rows = useMemo(
    () => qualityRows({ sampler, specialists, guidance }, manifest, live, records),
    [sampler, specialists, guidance, manifest, live, records],
  );
  const drawing = useMemo(
    () => <QualityDrawing rows={rows} floor={floor} choice={{ sampler, specialists }} messages={messages} />,
    [rows, floor, sampler, specialists, messages],
  );
  const legend = useMemo(
    () => <Legend series={shownIn(rows)} floor={floor} families={familiesOf(records)} />,
    [rows, floor, records],
  );
  const table = useMemo(() => tabulate(rows, messages), [rows, messages]);
  const { title, unit } = messages.quality;
  const row = rows.find((candidate) => candidate.steps === steps);
  const now = row?.series[seriesAt(row, { sampler, specialists })];
  const guided = manifest?.captions?.guidance.default;
  return (
    <ChartFigure
      title={title}
      unit={unit({
        network: manifest?.metric?.title ?? null,
        guidance: guided === undefined ? null : formatPlain(guided, messages),
      })}
      drawing={drawing}
      over={<StopSlider title={title} value={now ? withInterval(now, messages) : messages.gauges.none} />}
      legend={legend}
      summary={
        curves.status === 'failed' ? (
          <>
            {messages.charts.curvesMissing} <span lang="en">{curves.message}</span>
          </>
        ) : (
          summariseQualityRows(rows, floor, { steps, sampler, specialists }, messages)
        )
      }
      table={table}
    />
  );
}

function tabulate(rows: QualityRow[], messages: Messages) {
  const shown = shownIn(rows);
  const cells = rows.map(({ steps, series, live, livePoint }) => [
    stopLabel(steps),
    ...shown.map((name) => withInterval(series[name], messages)),
    live ? `${withInterval(livePoint, messages)}, ${formatCount(live.count, messages)}` : '–',
  ]);
  const heads = shown.map((name) => seriesHead(name, messages));
  return <FigureTable head={[messages.charts.steps, ...heads, messages.quality.heads.live]} rows={cells} />;
}

const withInterval = (point: Point | null, messages: Messages): string =>
  point === null
    ? '–'
    : `${formatProxy(point.value, messages)} (${formatProxy(point.low, messages)} – ${formatProxy(point.high, messages)})`;
