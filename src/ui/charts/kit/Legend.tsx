/** The legend of a chart of quality: each curve with the mark that the chart draws it with. */

import type { ReactNode } from 'react';
import { formatProxy } from '../../../locales/format.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { SeriesName } from '../../../session/curve-point.ts';
import { useMessages } from '../../kit/use-page.ts';
import { MARKS, type Mark, markPath } from './marks.ts';
import { DIAL_FAMILY, seriesTitle, trainedAs } from './series-words.ts';

interface LegendProps {
  series: readonly SeriesName[];
  floor: CurveRecord | undefined;
  /** How the networks of each curve were trained; named unless all of them were trained as the dial is. */
  families?: Partial<Record<SeriesName, readonly string[]>>;
  /** Items that one chart has alone. */
  children?: ReactNode;
}

export function Legend({ series, floor, families = {}, children }: LegendProps) {
  const messages = useMessages();
  return (
    <ul className="legend">
      {series.map((name) => (
        <li key={name}>
          <Sign mark={MARKS[name]} />
          {seriesTitle(name, messages)}
          {families[name]?.some((family) => family !== DIAL_FAMILY) && (
            <small>{trainedAs(families[name], messages)}</small>
          )}
        </li>
      ))}
      <li>
        <Sign mark={MARKS.live} />
        {messages.quality.live}
      </li>
      {floor && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <line className="floor" x1="0" x2="26" y1="6" y2="6" />
          </svg>
          {messages.quality.floor({ proxy: formatProxy(floor.fidProxy, messages) })}
        </li>
      )}
      {children}
    </ul>
  );
}

function Sign({ mark: { colour, shape, dash } }: { mark: Mark }) {
  return (
    <svg width="26" height="12" aria-hidden="true">
      {dash !== null && <path d="M0 6H26" stroke={colour} strokeWidth="1.75" strokeDasharray={dash} />}
      <path d={markPath(shape, 13, 6)} fill={colour} />
    </svg>
  );
}
