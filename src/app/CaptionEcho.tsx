/** The caption as the model reads it: its words, those that it does not know underlined and named. */
import { unknownWords, wordsOf } from '../text/words.ts';
import type { Captions } from './store.ts';

interface CaptionEchoProps {
  id: string;
  text: string;
  captions: Captions;
}

export function CaptionEcho({ id, text, captions }: CaptionEchoProps) {
  const words = wordsOf(text);
  if (captions.status === 'failed') {
    return (
      <p id={id} className="echo">
        There are no suggestions. {captions.message} Captions work all the same.
      </p>
    );
  }
  if (words.length === 0) {
    return (
      <p id={id} className="echo">
        {text.trim() === ''
          ? 'No caption: the pictures are of the examples, in turn.'
          : 'The model reads letters a to z and digits; there are none here.'}
      </p>
    );
  }
  if (captions.status === 'loading') return <p id={id} className="echo" />;
  const unknown = unknownWords(words, captions.pieces);
  if (unknown.length === 0) {
    return (
      <p id={id} className="echo">
        {words.length === 1 ? 'The model knows this word.' : 'The model knows all these words.'}
      </p>
    );
  }
  const pieces = unknown.map((word) => `“${word}”`).join(', ');
  return (
    <p id={id} className="echo">
      Read as:{' '}
      {words.map((word, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what it is.
        <span key={i}>{unknown.includes(word) ? <u>{word}</u> : word} </span>
      ))}
      · made of pieces: {pieces}, which {unknown.length === 1 ? 'is' : 'are'} not in the model’s vocabulary: expect a
      guess.
    </p>
  );
}
