/** In place of the pictures until the engine is started. A picture made in advance goes here, behind the button. */
import { formatSize } from './format.ts';
import { usePage } from './store.ts';
import { useEmbedWords } from './use-embed-words.ts';

export function EmbedStart({ begin }: { begin: () => void }) {
  const words = useEmbedWords();
  // What a press costs is said before it.
  const bytes = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model)?.bytes);
  return (
    <div className="embed-start">
      <p>{words.invitation}</p>
      <button type="button" onClick={begin}>
        {words.start({ size: bytes === undefined ? null : formatSize(bytes) })}
      </button>
    </div>
  );
}
