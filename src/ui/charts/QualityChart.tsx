/** FID-proxy against step budget: the shipped curves with their intervals, the floor, and the live estimate of this page. */
import { useMemo } from 'react';
import type { Messages } from '../../locales/en.ts';
import { formatCount, formatPlain, formatProxy } from '../../locales/format.ts';
import type { CurveRecord } from '../../package/curves.ts';
import type { SeriesName } from '../../session/curve-point.ts';
import type { Settings } from '../../session/settings.ts';
import { stopLabel } from '../../session/stops.ts';
import type { PageState } from '../../session/store.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { curvesOf, manifestOf, usePaced } from '../kit/use-paced.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { FigureTable } from './FigureTable.tsx';
import { Legend } from './Legend.tsx';
import { QualityDrawing } from './lazy-plots.ts';
import { type Point, type QualityRow, qualityRows, shownIn } from './rows.ts';
import { StopSlider } from './StopSlider.tsx';
import { summariseQualityRows } from './summaries.ts';

const PACE_MS = 900;
const liveOf = (page: PageState) => page.live;
const NONE: CurveRecord[] = [];

export function QualityChart() {
  const { steps, sampler, specialists, guidance } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const curves = usePaced(curvesOf, 0);
  const live = usePaced(liveOf, PACE_MS);
  const records = curves.status === 'ready' ? curves.records : NONE;
  const floor = records.find(({ family }) => family === 'real');
  const messages = useMessages();
  const rows = useMemo(
    () => qualityRows({ sampler, specialists, guidance }, manifest, live, records),
    [sampler, specialists, guidance, manifest, live, records],
  );
  const drawing = useMemo(
    () => <QualityDrawing rows={rows} floor={floor} choice={{ sampler, specialists }} messages={messages} />,
    [rows, floor, sampler, specialists, messages],
  );
  const legend = useMemo(() => <Legend series={shownIn(rows)} floor={floor} />, [rows, floor]);
  const table = useMemo(() => tabulate(rows, messages), [rows, messages]);
  const { title, unit, unitAt } = messages.quality;
  const now = rows.find((row) => row.steps === steps)?.series[chosenAt(rows, steps, { sampler, specialists })];
  const guided = manifest?.captions?.guidance.default;
  return (
    <ChartFigure
      title={title}
      unit={guided === undefined ? unit : unitAt({ guidance: formatPlain(guided, messages) })}
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

type Choice = Pick<Settings, 'sampler' | 'specialists'>;

function tabulate(rows: QualityRow[], messages: Messages) {
  const { heads } = messages.quality;
  const shown = shownIn(rows);
  const cells = rows.map(({ steps, series, live, livePoint }) => [
    stopLabel(steps),
    ...shown.map((name) => withInterval(series[name], messages)),
    live ? `${withInterval(livePoint, messages)}, ${formatCount(live.count, messages)}` : '–',
  ]);
  return <FigureTable head={[messages.charts.steps, ...shown.map((name) => heads[name]), heads.live]} rows={cells} />;
}

/** The curve that the reader's settings stand on at a budget. */
function chosenAt(rows: QualityRow[], steps: number, { sampler, specialists }: Choice): SeriesName {
  if (sampler !== 'multistep') return sampler;
  return specialists && rows.find((row) => row.steps === steps)?.series.specialist ? 'specialist' : 'dial';
}

const withInterval = (point: Point | null, messages: Messages): string =>
  point === null
    ? '–'
    : `${formatProxy(point.value, messages)} (${formatProxy(point.low, messages)} – ${formatProxy(point.high, messages)})`;
