/** The small chart of quality below the dial: the shipped curve that the reader's settings stand on, and the floor. */
import { useMemo } from 'react';
import { formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { useQualityReading } from '../../dial/readings.ts';
import { curvesOf, manifestOf, usePaced } from '../../kit/use-paced.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { CompactChart } from '../compact/CompactChart.tsx';
import { scaleFor } from '../compact/scale.ts';
import { roundTick } from '../kit/log-axis.ts';
import { floorOf, qualityRows, seriesAt } from './rows.ts';

const NONE: CurveRecord[] = [];
const NOT_LIVE = new Map();

export function CompactQuality() {
  const { sampler, specialists, guidance } = usePage((page) => page.settings);
  const manifest = usePaced(manifestOf, 0);
  const curves = usePaced(curvesOf, 0);
  const records = curves.status === 'ready' ? curves.records : NONE;
  const messages = useMessages();
  const points = useMemo(
    () =>
      qualityRows({ sampler, specialists, guidance }, manifest, NOT_LIVE, records).flatMap((row) => {
        const point = row.series[seriesAt(row, { sampler, specialists })];
        return point === null ? [] : [{ index: row.index, point }];
      }),
    [sampler, specialists, guidance, manifest, records],
  );
  const drawn = useMemo(() => {
    const values = points.map(({ point }) => point.value);
    const floor = floorOf(records)?.fidProxy;
    const floors = floor === undefined ? [] : [floor];
    const label = (value: number) => messages.quality.floor({ proxy: formatProxy(value, messages) });
    return {
      points,
      floor: floor === undefined ? undefined : { value: floor, label: label(floor) },
      scale: scaleFor([...values, ...floors], [...values.slice(0, 1), ...floors]),
      format: (value: number) => roundTick(formatProxy(value, messages)),
    };
  }, [points, records, messages]);
  return <CompactChart title={messages.gauges.proxy} testId="quality-gauge" reading={useQualityReading()} {...drawn} />;
}
