/** A button over every picture of the grid, to follow it: arrow keys move, Enter or a click chooses. */
import { type KeyboardEvent, useState } from 'react';
import type { RunSpec } from '../../core/types.ts';
import { trackedImage, trackImage } from '../../session/change-settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { gridMove } from './grid-move.ts';
import { pictureName } from './picture-words.ts';

/** `spec`: the run whose pictures are in view. */
export function FollowPicker({ spec }: { spec: RunSpec | undefined }) {
  const classes = usePage((page) => page.manifest?.classes);
  const messages = useMessages();
  const available = usePage((page) => Boolean(page.trajectory));
  const now = usePage((page) => trackedImage(page.settings.trackedImage, spec?.count ?? 0));
  // One stop for the Tab key: the picture last looked at, else the followed one.
  const [focused, setFocused] = useState<number | null>(null);
  if (spec === undefined || !available || spec.count === 1) return null;
  const { count } = spec;
  const columns = Math.ceil(Math.sqrt(count));
  const reached = focused !== null && focused < count ? focused : now;
  const move = (event: KeyboardEvent<HTMLButtonElement>, index: number) => {
    const next = gridMove(event.key, index, count, columns);
    const button = next === null ? undefined : event.currentTarget.parentElement?.children[next];
    if (!(button instanceof HTMLElement)) return;
    event.preventDefault();
    button.focus();
  };
  return (
    <fieldset
      className="follow"
      aria-label={messages.pictures.follow}
      style={{ gridTemplateColumns: `repeat(${columns}, 1fr)` }}
    >
      {Array.from({ length: count }, (_, i) => pictureName(spec, i, classes, messages)).map((name, i) => (
        <button
          key={name}
          type="button"
          aria-label={messages.pictures.showWay({ picture: name })}
          aria-pressed={i === now}
          tabIndex={i === reached ? 0 : -1}
          onFocus={() => setFocused(i)}
          onBlur={() => setFocused(null)}
          onKeyDown={(event) => move(event, i)}
          onClick={() => trackImage(i)}
        />
      ))}
    </fieldset>
  );
}
