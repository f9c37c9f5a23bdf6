/** The Start button over the pictures made in advance, until the engine is started. */
import { formatSize } from '../../locales/format.ts';
import { useMessages, usePage } from '../../ui/kit/use-page.ts';

export function EmbedStart({ begin }: { begin: () => void }) {
  const messages = useMessages();
  // The button says what pressing it will download.
  const bytes = usePage(({ catalogue, settings }) => catalogue.find(({ name }) => name === settings.model)?.bytes);
  const press = () => {
    begin();
    // The button disappears, so the focus has to go somewhere else.
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
