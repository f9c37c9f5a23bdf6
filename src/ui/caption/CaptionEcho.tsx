/** The caption as the model reads it: words that it does not know are underlined and named, those too many struck out. */
import { unknownWords, wordsOf, wordsWithin } from '../../core/words.ts';
import type { Captions } from '../../session/store.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

interface CaptionEchoProps {
  id: string;
  text: string;
  captions: Captions;
}

export function CaptionEcho({ id, text, captions }: CaptionEchoProps) {
  const words = useMessages().captions;
  const length = usePage((page) => page.manifest?.config.caption_length);
  const read = wordsOf(text);
  if (captions.status === 'failed') {
    return (
      <p id={id} className="echo">
        {words.noSuggestions} <span lang="en">{captions.message}</span> {words.allTheSame}
      </p>
    );
  }
  if (read.length === 0) {
    return (
      <p id={id} className="echo">
        {text.trim() === '' ? words.none : words.unreadable}
      </p>
    );
  }
  if (captions.status === 'loading') return <p id={id} className="echo" />;
  const within = wordsWithin(read, captions.pieces, length ?? Number.POSITIVE_INFINITY);
  const unknown = unknownWords(read.slice(0, within), captions.pieces);
  if (unknown.length === 0 && within === read.length) {
    return (
      <p id={id} className="echo">
        {read.length === 1 ? words.knownWord : words.knownWords}
      </p>
    );
  }
  const quoted = unknown.map((word) => words.quoted({ text: word })).join(', ');
  return (
    <p id={id} className="echo">
      {words.readAs}{' '}
      {read.map((word, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what it is.
        <span key={i} lang="en">
          {i >= within ? <s>{word}</s> : unknown.includes(word) ? <u>{word}</u> : word}{' '}
        </span>
      ))}
      {within < read.length && `${words.tooLong({ count: String(within) })} `}
      {unknown.length === 1 && words.unknownWord({ word: quoted })}
      {unknown.length > 1 && words.unknownWords({ words: quoted })}
    </p>
  );
}
