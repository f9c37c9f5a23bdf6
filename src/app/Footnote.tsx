/** The model on the page: what it draws, from what data, under which licence. */
import { usePage } from './store.ts';

export function Footnote() {
  const manifest = usePage((page) => page.manifest);
  if (manifest === null) return null;
  const { title, card, licence } = manifest;
  return (
    <footer className="footnote">
      <h2>{title}</h2>
      <p>
        {card.summary} {card.limits} Data: {card.data.name} ({card.data.licence}). Weights: {licence}.
      </p>
    </footer>
  );
}
