/** The caption as the model reads it: its words, those that it does not know underlined and named. */
import { unknownWords, wordsOf } from '../../core/words.ts';
import type { Captions } from '../../session/store.ts';
import { useMessages } from '../kit/use-page.ts';

interface CaptionEchoProps {
  id: string;
  text: string;
  captions: Captions;
}

export function CaptionEcho({ id, text, captions }: CaptionEchoProps) {
  const words = useMessages().captions;
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
  const unknown = unknownWords(read, captions.pieces);
  if (unknown.length === 0) {
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
          {unknown.includes(word) ? <u>{word}</u> : word}{' '}
        </span>
      ))}
      {unknown.length === 1 ? words.unknownWord({ word: quoted }) : words.unknownWords({ words: quoted })}
    </p>
  );
}
