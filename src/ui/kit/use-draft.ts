/** A text that is typed here and counts after a pause. */
import { useEffect, useRef, useState } from 'react';

/** How long the reader must pause in typing. */
const PAUSE_MS = 300;

export interface Draft {
  text: string;
  /** Typed: counts after a pause, but not while an input method still composes it. */
  type: (text: string, composing?: boolean) => void;
  /** Meant: counts at once. */
  enter: (text: string) => void;
}

/** A draft of `value`, which changes by `commit` or from elsewhere; `tidy` is the form in which a text counts. */
export function useDraft(value: string, tidy: (text: string) => string, commit: (text: string) => void): Draft {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Changed from elsewhere: what was typed is out of date. Typed spaces at the end are not: the next word follows.
  useEffect(() => {
    clearTimeout(timer.current);
    setText((typed) => (tidy(typed) === value ? typed : value));
  }, [value, tidy]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const enter = (next: string) => {
    clearTimeout(timer.current);
    setText(next);
    commit(tidy(next));
  };
  const type = (next: string, composing = false) => {
    clearTimeout(timer.current);
    setText(next);
    // Android's keyboards compose every word.
    if (composing && !navigator.userAgent.includes('Android')) return;
    timer.current = setTimeout(() => commit(tidy(next)), PAUSE_MS);
  };
  return { text, type, enter };
}
