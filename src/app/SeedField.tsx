/** The seed: a number to type, and a button for a new one. */
import { useEffect, useState } from 'react';
import { parseSeed } from './settings.ts';
import { changeSettings, usePage } from './store.ts';

export function SeedField() {
  const seed = usePage((page) => page.settings.seed);
  const [text, setText] = useState(String(seed));
  useEffect(() => setText(String(seed)), [seed]);
  const valid = parseSeed(text) !== null;
  return (
    <div className="field seed">
      <label htmlFor="seed">Seed</label>
      <div>
        <input
          id="seed"
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={text}
          aria-invalid={!valid}
          title="A whole number from 0 to 4294967295"
          onChange={(event) => {
            setText(event.target.value);
            const next = parseSeed(event.target.value);
            if (next !== null) changeSettings({ seed: next });
          }}
          onBlur={() => setText(String(seed))}
        />
        <button type="button" onClick={() => changeSettings({ seed: randomSeed() })}>
          New seed
        </button>
      </div>
    </div>
  );
}

/** Four digits: enough variety, and short enough to read aloud. */
const randomSeed = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 10_000;
