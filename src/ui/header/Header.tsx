/** The name of the page, and the choice of language and of light or dark. */

import { changeSettings } from '../../session/change-settings.ts';
import { THEMES } from '../../session/settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { ShareButton } from '../share/ShareButton.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';

export function Header() {
  const theme = usePage((page) => page.settings.theme);
  const { colours, themes } = useMessages().header;
  return (
    <header>
      <p className="name">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <circle cx="16" cy="16" r="13" />
          <path d="M16 16 L23.5 8.5" />
        </svg>
        StepDial
      </p>
      <LanguageMenu />
      <fieldset className="themes">
        <legend className="unseen">{colours}</legend>
        {THEMES.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="theme"
              value={value}
              checked={theme === value}
              onChange={() => changeSettings({ theme: value })}
            />
            <span>{themes[value]}</span>
          </label>
        ))}
      </fieldset>
      <ShareButton />
    </header>
  );
}
