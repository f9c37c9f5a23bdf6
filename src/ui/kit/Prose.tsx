/** A paragraph of the article, its marks (marks.ts) made links, figures and stress. */
import { pieces } from '../article/marks.ts';
import { sourceAddress } from '../article/sources.ts';

export function Prose({ text }: { text: string }) {
  let at = 0;
  return (
    <p>
      {pieces(text).map((piece) => {
        // The place in the text names the piece.
        const key = at;
        at += piece.text.length;
        switch (piece.kind) {
          case 'plain':
            return piece.text;
          case 'figure':
            return <strong key={key}>{piece.text}</strong>;
          case 'stress':
            return <em key={key}>{piece.text}</em>;
          case 'link':
            return (
              <a key={key} href={sourceAddress(piece.to)}>
                {piece.text}
              </a>
            );
          default:
            return piece satisfies never;
        }
      })}
    </p>
  );
}
