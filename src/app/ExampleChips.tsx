/** Captions to try: one press each, and one for no caption at all. */
import { changeSettings, usePage } from './store.ts';

/** More would be a list to read, not a choice. */
const MOST = 16;

export function ExampleChips({ examples }: { examples: readonly string[] }) {
  const caption = usePage((page) => page.settings.caption);
  const chips = [...new Set(['', ...examples.slice(0, MOST)])];
  return (
    <ul className="chips" aria-label="Captions to try">
      {chips.map((chip) => (
        <li key={chip}>
          <button type="button" aria-pressed={chip === caption} onClick={() => changeSettings({ caption: chip })}>
            {chip === '' ? 'Surprise me' : chip}
          </button>
        </li>
      ))}
    </ul>
  );
}
