/** The link from the embed to the whole page, with the same settings. */
import { formatQuery } from '../../session/address.ts';
import { useMessages, usePage } from '../../ui/kit/use-page.ts';

export function EmbedLink() {
  const settings = usePage((page) => page.settings);
  const { embed: messages } = useMessages();
  return (
    <a
      className="embed-link"
      href={`./${formatQuery(settings)}`}
      target="_blank"
      rel="noopener"
      aria-label={messages.open}
    >
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="16" cy="16" r="13" />
        <path d="M16 16 L23.5 8.5" />
      </svg>
      StepDial
    </a>
  );
}
