/** Quality against time: what each curve and budget gives for the time it takes here, and the best within a time limit. */

import { useId, useMemo } from 'react';
import type { Messages } from '../../../locales/en.ts';
import { formatCount, formatMs, formatPlain, formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { formatCurvePoint, SERIES } from '../../../session/curve-point.ts';
import { pointOfSettings } from '../../../session/run-specs.ts';
import type { PageState } from '../../../session/store.ts';
import { curvesOf, manifestOf, usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { ChartFigure } from '../kit/ChartFigure.tsx';
import { placeWords } from '../kit/curve-point-words.ts';
import { drawing } from '../kit/drawing.tsx';
import { FigureTable } from '../kit/FigureTable.tsx';
import { floorOf } from '../quality/rows.ts';
import { FrontierLegend } from './FrontierLegend.tsx';
import { FrontierMarks } from './FrontierMarks.tsx';
import { FrontierPoints } from './FrontierPoints.tsx';
import { bestWithin, type FrontierPoint, frontierPoints, paretoFront, placed, suitableLimit } from './frontier.ts';
import { axesFor } from './frontier-spots.ts';
import { summariseFrontier } from './frontier-words.ts';
import { LimitField } from './LimitField.tsx';

const FrontierDrawing = drawing(async () => (await import('./FrontierDrawing.tsx')).FrontierDrawing);

const PACE_MS = 700;
const timingsOf = (page: PageState) => page.timings;
const NONE: CurveRecord[] = [];

export function FrontierChart() {
  const settings = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const curves = usePaced(curvesOf, 0);
  const stops = usePage((page) => page.stops);
  const timings = usePaced(timingsOf, PACE_MS);
  const messages = useMessages();
  const hintId = useId();
  const { count } = settings;
  const records = curves.status === 'ready' ? curves.records : NONE;
  const points = useMemo(
    () =>
      manifest === null
        ? []
        : frontierPoints(records, manifest, timings, count).filter(({ steps }) => stops.includes(steps)),
    [records, manifest, timings, count, stops],
  );
  const chart = useMemo(() => chartOf(points, records, messages), [points, records, messages]);
  const table = useMemo(() => tabulate(points, messages), [points, messages]);
  const here = manifest && formatCurvePoint(pointOfSettings(settings, manifest));
  const at = chart.shown.find((point) => formatCurvePoint(point) === here) ?? null;
  const limit = settings.limit ?? suitableLimit(chart.shown);
  const best = limit === null ? null : bestWithin(chart.front, limit);
  const guided = manifest?.captions?.guidance.default;
  const { title, unit, unitAt, hint } = messages.frontier;
  const images = String(count);
  return (
    <div className="frontier">
      <ChartFigure
        title={title}
        unit={
          guided === undefined
            ? unit({ count: images })
            : unitAt({ count: images, guidance: formatPlain(guided, messages) })
        }
        summary={summariseFrontier(chart.front, limit, messages)}
        control={<LimitField limit={limit} />}
        drawing={chart.drawing}
        over={
          <div className="over">
            <FrontierMarks here={at} best={best} limit={limit} axes={chart.axes} />
            <FrontierPoints points={chart.shown} here={at} axes={chart.axes} describedBy={hintId} />
          </div>
        }
        legend={
          <>
            {chart.legend}
            <p id={hintId} className="fine">
              {hint}
            </p>
          </>
        }
        table={table}
      />
    </div>
  );
}

/** All that stays the same while the dial turns. */
function chartOf(points: readonly FrontierPoint[], records: readonly CurveRecord[], messages: Messages) {
  const shown = placed(points);
  const front = paretoFront(shown);
  const floor = floorOf(records);
  // The axis stands still from the start: the curves are known before anything is timed.
  const proxies = points.map(({ proxy }) => proxy.value).concat(floor?.fidProxy ?? []);
  const axes = axesFor(
    shown.map(({ time }) => time.value),
    proxies,
  );
  const drawing = (
    <FrontierDrawing shown={shown} front={front} proxies={proxies} floor={floor} axes={axes} messages={messages} />
  );
  const series = SERIES.filter((name) => points.some((point) => point.series === name));
  const legend = <FrontierLegend series={series} floor={floor} borrowed={shown.some(({ borrowed }) => borrowed)} />;
  return { shown, front, axes, drawing, legend };
}

function tabulate(points: readonly FrontierPoint[], messages: Messages) {
  const { point: head, time: timeHead, runs, borrowed: ofOthers } = messages.frontier;
  const cells = points.map((point) => [
    placeWords(point, messages),
    point.time ? formatMs(point.time.value, messages) : '–',
    formatProxy(point.proxy.value, messages),
    `${formatCount(point.time?.count ?? 0, messages)}${point.borrowed ? ` ${ofOthers}` : ''}`,
  ]);
  return <FigureTable head={[head, timeHead, messages.gauges.proxy, runs]} rows={cells} />;
}
