/** The legend of the quality chart: each curve with the mark that the chart draws it with. */
import type { CurveRecord } from '../../models/curves.ts';
import { formatProxy } from '../format.ts';
import { MARKS, type Mark, markPath } from './marks.ts';
import type { SeriesName } from './rows.ts';
import { FLOOR_WORDS, LIVE_WORDS, SERIES_WORDS } from './series-words.ts';

export function Legend({ series, floor }: { series: readonly SeriesName[]; floor: CurveRecord | undefined }) {
  return (
    <ul className="legend">
      {series.map((name) => (
        <li key={name}>
          <Sign mark={MARKS[name]} />
          {SERIES_WORDS[name]}
        </li>
      ))}
      <li>
        <Sign mark={MARKS.live} />
        {LIVE_WORDS}
      </li>
      {floor && (
        <li>
          <svg width="26" height="12" aria-hidden="true">
            <line className="floor" x1="0" x2="26" y1="6" y2="6" />
          </svg>
          {FLOOR_WORDS}, {formatProxy(floor.fidProxy)}
        </li>
      )}
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
