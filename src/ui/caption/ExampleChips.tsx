/** Captions to try: one press each, and one for no caption at all. */
import { changeSettings } from '../../session/change-settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

/** More would be a list to read, not a choice. */
const MOST = 16;

export function ExampleChips({ examples }: { examples: readonly string[] }) {
  const caption = usePage((page) => page.settings.caption);
  const messages = useMessages().captions;
  const chips = [...new Set(['', ...examples.slice(0, MOST)])];
  return (
    <ul className="chips" aria-label={messages.examples}>
      {chips.map((chip) => (
        <li key={chip}>
          <button type="button" aria-pressed={chip === caption} onClick={() => changeSettings({ caption: chip })}>
            {chip === '' ? messages.surprise : <span lang="en">{chip}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
