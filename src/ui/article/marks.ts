/** The marks that a text of the article may hold: `[words](source)` a link, `**words**` a figure, `*words*` stress. */

export type Piece = { kind: 'plain' | 'figure' | 'stress'; text: string } | { kind: 'link'; text: string; to: string };

const MARK = /\[([^\]]+)\]\((\w+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;

export function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let end = 0;
  const plain = (until: number) => {
    if (until > end) found.push({ kind: 'plain', text: text.slice(end, until) });
  };
  for (const match of text.matchAll(MARK)) {
    const [whole, linked, to, figure, stress] = match;
    plain(match.index);
    if (linked !== undefined && to !== undefined) found.push({ kind: 'link', text: linked, to });
    else if (figure !== undefined) found.push({ kind: 'figure', text: figure });
    else found.push({ kind: 'stress', text: stress ?? '' });
    end = match.index + whole.length;
  }
  plain(text.length);
  return found;
}
