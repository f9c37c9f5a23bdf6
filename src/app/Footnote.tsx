/** The model on the page: what it draws, from what data, under which licence. */
import { usePage, useWords } from './store.ts';

export function Footnote() {
  const manifest = usePage((page) => page.manifest);
  const { footnote } = useWords();
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
    </footer>
  );
}
