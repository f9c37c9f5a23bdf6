/** The model on the page: what it draws, from what data, under which licence. */
import { useMessages, usePage } from '../kit/use-page.ts';

export function Footnote() {
  const manifest = usePage((page) => page.manifest);
  const { footnote } = useMessages();
  if (manifest === null) return null;
  const { title, card, licence } = manifest;
  return (
    <footer className="footnote">
      <h2 lang="en">{title}</h2>
      <p>
        <span lang="en">
          {card.summary} {card.limits}
        </span>{' '}
        {footnote.data}{' '}
        <span lang="en">
          {card.data.name} ({card.data.licence}).
        </span>{' '}
        {footnote.weights} <span lang="en">{licence}.</span>
      </p>
      <details>
        <summary>{footnote.more}</summary>
        <p lang="en">{card.data.note}</p>
        <p>
          {footnote.training} <span lang="en">{card.training}</span>
        </p>
        <p>
          {footnote.source} <Source address={card.data.source} />
        </p>
      </details>
    </footer>
  );
}

/** A link where the package, whoever made it, gives the address of a page. */
function Source({ address }: { address: string }) {
  if (!/^https?:\/\//.test(address)) return <span lang="en">{address}</span>;
  return <a href={address}>{address}</a>;
}
