/** A text to take away: a field that can be read and selected but not changed, and the button that copies it. */
import { useEffect, useId, useRef, useState } from 'react';
import { useMessages } from '../kit/use-page.ts';
import { copy } from './copy.ts';

interface CopyFieldProps {
  label: string;
  text: string;
  rows: number;
}

const SAID_MS = 2500;

export function CopyField({ label, text, rows }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [worked, setWorked] = useState<boolean | null>(null);
  const messages = useMessages().share;
  useEffect(() => {
    if (worked !== true) return;
    const timer = setTimeout(() => setWorked(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [worked]);
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        rows={rows}
        readOnly
        spellCheck={false}
        value={text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <button
        type="button"
        data-done={worked === true}
        onClick={async () => setWorked(await copy(text, field.current))}
      >
        {worked ? messages.copied : messages.copy}
        <span className="unseen">: {label}</span>
      </button>
      <output>
        {worked === null ? '' : worked ? <span className="unseen">{messages.copied}</span> : messages.notCopied}
      </output>
    </div>
  );
}
