/** The name of the page and the choice of light or dark. */
import { THEMES } from './settings.ts';
import { changeSettings, usePage } from './store.ts';

const WORDS = { auto: 'System', light: 'Light', dark: 'Dark' } as const;

export function Header() {
  const theme = usePage((page) => page.settings.theme);
  return (
    <header>
      <p className="name">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="13" />
          <path d="M16 16 L23.5 8.5" />
        </svg>
        StepDial
      </p>
      <fieldset className="themes">
        <legend className="unseen">Colours</legend>
        {THEMES.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => changeSettings({ theme: value })}
            />
            <span>{WORDS[value]}</span>
          </label>
        ))}
      </fieldset>
    </header>
  );
}
