/** The time that the reader would wait at most: one of a few, or their own. */
import { useId } from 'react';
import { formatCount } from '../../../locales/format.ts';
import { changeSettings } from '../../../session/change-settings.ts';
import { LARGEST_LIMIT, parseLimit } from '../../../session/settings.ts';
import { useDraft } from '../../kit/use-draft.ts';
import { useMessages, usePage } from '../../kit/use-page.ts';
import { LIMITS } from './frontier.ts';
import { limitWords } from './frontier-words.ts';

const trim = (text: string): string => text.trim();
const isOffered = (limit: number | null): boolean => LIMITS.some((offered) => offered === limit);

/** `limit`: the one in force. */
export function LimitField({ limit }: { limit: number | null }) {
  const messages = useMessages();
  const id = useId();
  const chosen = usePage((page) => page.settings.limit);
  const own = chosen === null || isOffered(chosen) ? '' : String(chosen);
  const draft = useDraft(own, trim, (text) => {
    const typed = parseLimit(text);
    if (typed !== null) changeSettings({ limit: typed });
    else if (text === '' && own !== '') changeSettings({ limit: null });
  });
  const valid = draft.text.trim() === '' || parseLimit(draft.text.trim()) !== null;
  const { limit: name, own: ownName, ownRange } = messages.frontier;
  return (
    <div className="limit">
      <fieldset className="choices">
        <legend>{name}</legend>
        {LIMITS.map((offered) => (
          <label key={offered}>
            <input
              type="radio"
              name={id}
              checked={offered === limit}
              onChange={() => {
                draft.enter('');
                changeSettings({ limit: offered });
              }}
            />
            <span>{limitWords(offered, messages)}</span>
          </label>
        ))}
      </fieldset>
      <div className="own">
        <label htmlFor={`${id}-own`}>{ownName}</label>
        <input
          id={`${id}-own`}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={draft.text}
          aria-invalid={!valid}
          aria-describedby={valid ? undefined : `${id}-range`}
          onChange={(event) => draft.type(event.target.value)}
        />
      </div>
      {!valid && (
        <p id={`${id}-range`} className="wrong" role="alert">
          {ownRange({ most: formatCount(LARGEST_LIMIT, messages) })}
        </p>
      )}
    </div>
  );
}
