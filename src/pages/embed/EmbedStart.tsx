/** Over the pictures made in advance, until the engine is started. */
import { formatSize } from '../../locales/format.ts';
import { useMessages, usePage } from '../../session/store.ts';

export function EmbedStart({ begin }: { begin: () => void }) {
  const messages = useMessages();
  // What a press costs is said before it.
  const bytes = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model)?.bytes);
  const press = () => {
    begin();
    // The button goes, and the focus with it.
    const next = document.getElementById('dial') ?? document.querySelector('main');
    next?.focus({ preventScroll: true });
  };
  return (
    <div className="embed-start">
      <button type="button" onClick={press}>
        {messages.embed.start({ size: bytes === undefined ? null : formatSize(bytes, messages) })}
      </button>
    </div>
  );
}
