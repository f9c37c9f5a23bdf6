/** A text field that suggests: type, pick with the arrow keys and Enter, or with a click or touch. */
import { type KeyboardEvent, useId, useState } from 'react';
import { isForInputMethod } from '../../session/input-method.ts';
import { useMessages } from '../kit/use-page.ts';
import { CLOSED, type ListState, pressKey } from './combobox-keys.ts';

interface ComboboxProps {
  label: string;
  text: string;
  placeholder: string;
  maxLength: number;
  /** What fits the text now. */
  options: readonly string[];
  describedBy: string;
  onType: (text: string, composing?: boolean) => void;
  /** An option was taken, or the text as it stands by Enter. */
  onEnter: (text: string) => void;
}

export function Combobox(props: ComboboxProps) {
  const { label, text, placeholder, maxLength, options, describedBy, onType, onEnter } = props;
  const messages = useMessages().captions;
  const id = useId();
  const [list, setList] = useState<ListState>(CLOSED);
  const open = list.open && options.length > 0;
  const active = open && list.active !== null && list.active < options.length ? list.active : null;
  const optionId = (index: number) => `${id}-${index}`;

  const take = (option: string) => {
    setList(CLOSED);
    onEnter(option);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isForInputMethod(event.nativeEvent)) return;
    const outcome = pressKey(event.key, event.altKey, { open, active }, options.length);
    if (outcome === null) return;
    setList(outcome.list);
    if (outcome.enter !== undefined) onEnter(outcome.enter === 'text' ? text : (options[outcome.enter] ?? text));
    if (!outcome.taken) return;
    event.preventDefault();
    // Escape closes the list and nothing else.
    event.stopPropagation();
  };

  return (
    <div className="combobox">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        role="combobox"
        autoComplete="off"
        autoCapitalize="none"
        enterKeyHint="go"
        maxLength={maxLength}
        value={text}
        placeholder={placeholder}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === null ? undefined : optionId(active)}
        aria-describedby={describedBy}
        onChange={(event) => {
          setList({ open: true, active: null });
          const { nativeEvent } = event;
          onType(event.target.value, nativeEvent instanceof InputEvent && nativeEvent.isComposing);
        }}
        onCompositionEnd={(event) => onType(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={() => setList(CLOSED)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={messages.suggestions} hidden={!open}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, and its keys reach the options.
          <div
            key={option}
            id={optionId(index)}
            role="option"
            lang="en"
            tabIndex={-1}
            aria-selected={index === active}
            // Without a blur, which would close the list before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(option)}
          >
            {option}
          </div>
        ))}
      </div>
      <output className="unseen">{open ? messages.suggested({ count: String(options.length) }) : ''}</output>
    </div>
  );
}
