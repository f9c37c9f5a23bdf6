/** A labelled menu. */
import { useId } from 'react';

interface FieldProps<T extends string | number> {
  label: string;
  value: T;
  /** `lang` where a text is not in the language of the page. */
  options: readonly { value: T; text: string; lang?: string }[];
  onChange: (value: T) => void;
}

export function Field<T extends string | number>({ label, value, options, onChange }: FieldProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => String(option.value) === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
