/** The legend: each mark as the plane draws it. */
import { memo } from 'react';
import { useMessages } from '../kit/use-page.ts';

export const FigureLegend = memo(function FigureLegend() {
  const { legend } = useMessages().story.figure;
  const signs = [
    { name: legend.data, sign: <path className="cloud" d="M4 6h0M13 4h0M22 8h0" /> },
    { name: legend.path, sign: <path className="path" d="M1 9C9 9 14 3 25 3" /> },
    { name: legend.hop, sign: <path className="hops" d="M1 9L25 3" /> },
    { name: legend.named, sign: <path className="named" d="M13 6h0" /> },
  ];
  return (
    <ul className="figure-legend">
      {signs.map(({ name, sign }) => (
        <li key={name}>
          <svg viewBox="0 0 26 12" width="26" height="12" aria-hidden="true">
            <g className="mine">{sign}</g>
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
});
