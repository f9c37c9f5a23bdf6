/** What the figures are, how they were measured, and what they are not. */
import { formatCount } from './format.ts';
import { curveCount } from './specs.ts';
import { usePage, useWords } from './store.ts';

export function Footnote() {
  const manifest = usePage((page) => page.manifest);
  const curves = usePage((page) => page.curves);
  const words = useWords();
  const { footnote } = words;
  const samples = curves.status === 'ready' ? curveCount(curves.records) : null;
  const proxy = [
    footnote.proxyIs,
    samples === null ? null : footnote.curves({ count: formatCount(samples, words) }),
    footnote.live,
    manifest?.captions ? footnote.captions : null,
  ];
  return (
    <footer className="footnote">
      <h2>{footnote.title}</h2>
      <div>
        <p>
          <strong>{footnote.proxy}</strong> {proxy.filter((sentence) => sentence !== null).join(words.gap)}
        </p>
        <p>
          <strong>{footnote.time}</strong>
          {words.gap}
          {footnote.timeIs}
        </p>
        {manifest !== null && (
          <p>
            <span lang="en">
              <strong>{manifest.title}.</strong> {manifest.card.summary} {manifest.card.limits}
            </span>{' '}
            {footnote.data}{' '}
            <span lang="en">
              {manifest.card.data.name} ({manifest.card.data.licence}).
            </span>{' '}
            {footnote.weights} <span lang="en">{manifest.licence}.</span>
          </p>
        )}
      </div>
    </footer>
  );
}
