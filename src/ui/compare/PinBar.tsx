/** Pins what the dial shows, so that it stays in view, and lets go of it; and how the two are compared. Key P does the first. */

import { useEffect, useId } from 'react';
import { changeSettings } from '../../session/change-settings.ts';
import { pointOfSettings } from '../../session/run-specs.ts';
import { COMPARISONS } from '../../session/settings.ts';
import { pageStore } from '../../session/store.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function PinBar() {
  const pinned = usePage((page) => page.settings.pin !== null);
  const comparison = usePage((page) => page.settings.comparison);
  const { compare } = useMessages();
  const name = useId();
  useEffect(() => {
    document.addEventListener('keydown', pressKey);
    return () => document.removeEventListener('keydown', pressKey);
  }, []);
  return (
    <div className="pin-bar">
      {pinned && (
        <fieldset className="choices" aria-label={compare.how}>
          {COMPARISONS.map((way) => (
            <label key={way}>
              <input
                type="radio"
                name={name}
                checked={way === comparison}
                onChange={() => changeSettings({ comparison: way })}
              />
              <span>{compare.ways[way]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <button type="button" aria-keyshortcuts="P" onClick={togglePin}>
        {pinned ? compare.unpin : compare.pin} <kbd>P</kbd>
      </button>
    </div>
  );
}

function togglePin(): void {
  const { settings, manifest, posters } = pageStore.getState();
  const model = manifest ?? posters?.model ?? { networks: [] };
  changeSettings({ pin: settings.pin === null ? pointOfSettings(settings, model) : null });
}

/**
 * P, unless something takes it as a letter, or another key changes its meaning. Only beside the dial and the pictures:
 * whoever speaks to the computer sends stray letters to the whole page (WCAG 2.1.4).
 */
function pressKey({ key, target, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  if (key.toLowerCase() !== 'p' || repeat || ctrlKey || metaKey || altKey || takesLetters(target)) return;
  togglePin();
}

const takesLetters = (target: EventTarget | null): boolean =>
  !(target instanceof HTMLElement) ||
  target.closest('.stage') === null ||
  target.isContentEditable ||
  target.matches('select, textarea, input:not([type="range"], [type="radio"], [type="checkbox"])');
