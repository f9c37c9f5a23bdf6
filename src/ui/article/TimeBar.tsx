/** The way from noise to data: played or scrubbed, cut into the budget's segments; and a button for other noise. */
import { type CSSProperties, useId } from 'react';
import { formatSigned } from '../../locales/format.ts';
import { useMessages } from '../kit/use-page.ts';
import { useArticleMessages } from './article-messages.ts';
import type { useNoiseLevel } from './use-noise-level.ts';

interface TimeBarProps {
  /** The page's step budget. */
  steps: number;
  level: ReturnType<typeof useNoiseLevel>;
  onAgain: () => void;
}

export function TimeBar({ steps, level: { t, playing, scrub, toggle }, onAgain }: TimeBarProps) {
  const language = useMessages();
  const messages = useArticleMessages().figure;
  const shown = formatSigned(t, language);
  const id = useId();
  return (
    <div className="time-bar">
      <button type="button" onClick={toggle}>
        {playing ? messages.pause : messages.play}
      </button>
      <div className="slide">
        <label htmlFor={id}>{messages.time}</label>
        <output htmlFor={id} aria-live="off">
          t = {shown}
        </output>
        <input
          id={id}
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={1 - t}
          aria-valuetext={messages.timeSpoken({ t: shown })}
          onChange={(event) => scrub(1 - event.target.valueAsNumber)}
        />
        <div
          className="cells"
          data-many={steps > 32}
          style={{ '--steps': steps, '--done': 1 - t } as CSSProperties}
          aria-hidden="true"
        />
      </div>
      <button type="button" onClick={onAgain}>
        {messages.again}
      </button>
    </div>
  );
}
