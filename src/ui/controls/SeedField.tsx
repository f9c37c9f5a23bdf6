/** The seed: a number to type, and a button for a new one. */
import { useEffect, useState } from 'react';
import { changeSettings } from '../../session/change-settings.ts';
import { LARGEST_SEED, parseSeed } from '../../session/settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function SeedField() {
  const seed = usePage((page) => page.settings.seed);
  const messages = useMessages().controls;
  const [text, setText] = useState(String(seed));
  useEffect(() => setText(String(seed)), [seed]);
  const valid = parseSeed(text) !== null;
  return (
    <div className="field seed">
      <label htmlFor="seed">{messages.seed}</label>
      <div>
        <input
          id="seed"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={text}
          aria-invalid={!valid}
          title={messages.seedRange({ most: String(LARGEST_SEED) })}
          onChange={(event) => {
            setText(event.target.value);
            const next = parseSeed(event.target.value);
            if (next !== null) changeSettings({ seed: next });
          }}
          onBlur={() => setText(String(seed))}
        />
        <button type="button" onClick={() => changeSettings({ seed: randomSeed() })}>
          {messages.newSeed}
        </button>
      </div>
    </div>
  );
}

/** Four digits: enough variety, and short enough to read aloud. */
const randomSeed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 10_000;
