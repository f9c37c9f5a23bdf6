/** The choice of language: the browser's own menu, laid over a globe and the name of the language in use. */
import { LANGUAGE_NAMES } from '../../locales/languages.ts';
import { changeSettings } from '../../session/change-settings.ts';
import { LANGUAGE_CHOICES } from '../../session/settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function LanguageMenu() {
  const choice = usePage((page) => page.settings.language);
  const language = usePage((page) => page.language);
  const missing = usePage((page) => page.languageMissing);
  const messages = useMessages().header;
  return (
    <div className="language">
      <label className="unseen" htmlFor="language">
        {messages.language}
      </label>
      <select
        id="language"
        value={choice}
        onChange={({ target }) => {
          const next = LANGUAGE_CHOICES.find((value) => value === target.value);
          if (next !== undefined) changeSettings({ language: next });
        }}
      >
        {LANGUAGE_CHOICES.map((value) =>
          value === 'auto' ? (
            <option key={value} value={value}>
              {messages.languageOfSystem}
            </option>
          ) : (
            <option key={value} value={value} lang={value}>
              {LANGUAGE_NAMES[value]}
            </option>
          ),
        )}
      </select>
      <span className="now" aria-hidden="true">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <circle cx="10" cy="10" r="8" />
          <path d="M2 10h16M10 2c-6 5-6 11 0 16c6-5 6-11 0-16" />
        </svg>
        <span className="whole">{LANGUAGE_NAMES[language]}</span>
        <span className="short">{LANGUAGE_NAMES[language].slice(0, 2)}</span>
      </span>
      {missing !== null && (
        <p className="missing" role="alert">
          {messages.languageMissing({ name: LANGUAGE_NAMES[missing] })}
        </p>
      )}
    </div>
  );
}
