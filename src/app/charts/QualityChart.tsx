/** FID-proxy against step budget: the shipped curves with their intervals, the floor, and the live estimate of this page. */
import { useMemo } from 'react';
import { ReferenceLine } from 'recharts';
import type { CurveRecord } from '../../models/curves.ts';
import type { Words } from '../../words/en.ts';
import { formatCount, formatPlain, formatProxy } from '../format.ts';
import { SERIES, type SeriesName } from '../place.ts';
import type { Settings } from '../settings.ts';
import { stopLabel } from '../stops.ts';
import { type PageState, usePage, useWords } from '../store.ts';
import { ChartFigure } from './ChartFigure.tsx';
import { FigureTable } from './FigureTable.tsx';
import { Legend } from './Legend.tsx';
import { MARKS } from './marks.ts';
import { Plot } from './Plot.tsx';
import { type Point, type QualityRow, qualityRows } from './rows.ts';
import { Series } from './Series.tsx';
import { StopSlider } from './StopSlider.tsx';
import { summariseQualityRows } from './summaries.ts';
import { usePaced } from './use-paced.ts';

const PACE_MS = 900;
const liveOf = (page: PageState) => page.live;
const NONE: CurveRecord[] = [];

export function QualityChart() {
  const { steps, sampler, specialists, guidance } = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const curves = usePage((page) => page.curves);
  const live = usePaced(liveOf, PACE_MS);
  const records = curves.status === 'ready' ? curves.records : NONE;
  const floor = records.find(({ family }) => family === 'real');
  const words = useWords();
  const rows = useMemo(
    () => qualityRows({ sampler, specialists, guidance }, manifest, live, records),
    [sampler, specialists, guidance, manifest, live, records],
  );
  const drawing = useMemo(
    () => draw(rows, floor, { sampler, specialists }, words),
    [rows, floor, sampler, specialists, words],
  );
  const legend = useMemo(() => <Legend series={shownIn(rows)} floor={floor} />, [rows, floor]);
  const table = useMemo(() => tabulate(rows, words), [rows, words]);
  const { title, unit, unitAt } = words.quality;
  const now = rows.find((row) => row.steps === steps)?.series[chosenAt(rows, steps, { sampler, specialists })];
  const guided = manifest?.captions?.guidance.default;
  return (
    <ChartFigure
      title={title}
      unit={guided === undefined ? unit : unitAt({ guidance: formatPlain(guided, words) })}
      drawing={drawing}
      over={<StopSlider title={title} value={now ? withInterval(now, words) : words.gauges.none} />}
      legend={legend}
      summary={
        curves.status === 'failed' ? (
          <>
            {words.charts.curvesMissing} <span lang="en">{curves.message}</span>
          </>
        ) : (
          summariseQualityRows(rows, floor, { steps, sampler, specialists }, words)
        )
      }
      table={table}
    />
  );
}

type Choice = Pick<Settings, 'sampler' | 'specialists'>;

function draw(rows: QualityRow[], floor: CurveRecord | undefined, choice: Choice, words: Words) {
  const points = rows.flatMap(({ series, livePoint }) => [...Object.values(series), livePoint]);
  const values = points.flatMap((point) => (point ? [point.value, point.high] : []));
  if (floor) values.push(floor.fidProxy);
  return (
    <Plot values={values} format={(value) => formatProxy(value, words)}>
      {floor && <ReferenceLine className="floor" y={floor.fidProxy} />}
      {shownIn(rows).map((name) => (
        <Series
          key={name}
          mark={MARKS[name]}
          points={rows.map(({ index, series }) => ({ index, point: series[name] }))}
          aside={!chosen(name, choice)}
        />
      ))}
      <Series mark={MARKS.live} points={rows.map(({ index, livePoint }) => ({ index, point: livePoint }))} />
    </Plot>
  );
}

function tabulate(rows: QualityRow[], words: Words) {
  const { heads } = words.quality;
  const shown = shownIn(rows);
  const cells = rows.map(({ steps, series, live, livePoint }) => [
    stopLabel(steps),
    ...shown.map((name) => withInterval(series[name], words)),
    live ? `${withInterval(livePoint, words)}, ${formatCount(live.count, words)}` : '–',
  ]);
  return <FigureTable head={[words.charts.steps, ...shown.map((name) => heads[name]), heads.live]} rows={cells} />;
}

/** The curve that the reader's settings stand on at a budget. */
function chosenAt(rows: QualityRow[], steps: number, { sampler, specialists }: Choice): SeriesName {
  if (sampler !== 'multistep') return sampler;
  return specialists && rows.find((row) => row.steps === steps)?.series.specialist ? 'specialist' : 'dial';
}

const shownIn = (rows: QualityRow[]): SeriesName[] =>
  SERIES.filter((name) => rows.some(({ series }) => series[name] !== null));

/** Whether the curve shows what the reader has set. */
const chosen = (name: SeriesName, { sampler, specialists }: Choice): boolean =>
  name === 'specialist'
    ? sampler === 'multistep' && specialists
    : name === (sampler === 'multistep' ? 'dial' : sampler);

const withInterval = (point: Point | null, words: Words): string =>
  point === null
    ? '–'
    : `${formatProxy(point.value, words)} (${formatProxy(point.low, words)} – ${formatProxy(point.high, words)})`;
