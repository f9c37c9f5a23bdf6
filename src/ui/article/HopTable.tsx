/** The hops of the highlighted particle as a table; made when it is opened, since at ∞ it is long. */
import { useState } from 'react';
import { formatSigned } from '../../locales/format.ts';
import { FigureTable } from '../charts/kit/FigureTable.tsx';
import { useMessages } from '../kit/use-page.ts';
import { useArticleMessages } from './article-messages.ts';
import type { PointHop } from './figure/point-hops.ts';

export function HopTable({ hops }: { hops: readonly PointHop[] }) {
  const [open, setOpen] = useState(false);
  const messages = useMessages();
  const { table, tableHeads: head } = useArticleMessages().figure;
  const plain = (value: number, decimals?: number) => formatSigned(value, messages, decimals);
  const rows = open
    ? hops.map(({ hop, to }, i) => [String(i + 1), plain(hop.t, 3), plain(hop.s, 3), plain(to[0]), plain(to[1])])
    : [];
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{table}</summary>
      {open && (
        // What scrolls must be reached by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls.
        <section className="hop-table" aria-label={table} tabIndex={0}>
          <FigureTable head={[head.hop, head.from, head.to, head.x, head.y]} rows={rows} />
        </section>
      )}
    </details>
  );
}
