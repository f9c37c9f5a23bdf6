/** Over the pictures made in advance, until the engine is started. */
import { formatSize } from './format.ts';
import { usePage, useWords } from './store.ts';

export function EmbedStart({ begin }: { begin: () => void }) {
  const words = useWords();
  // What a press costs is said before it.
  const bytes = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model)?.bytes);
  return (
    <div className="embed-start">
      <button type="button" onClick={begin}>
        {words.embed.start({ size: bytes === undefined ? null : formatSize(bytes, words) })}
      </button>
    </div>
  );
}
