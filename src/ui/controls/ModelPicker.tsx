/** The choice of model, with what each costs to fetch. Not there where there is nothing to choose. */
import { formatSize } from '../../locales/format.ts';
import { MODELS } from '../../session/settings.ts';
import { changeSettings, useMessages, usePage } from '../../session/store.ts';

export function ModelPicker() {
  const now = usePage((page) => page.settings.model);
  const catalogue = usePage((page) => page.catalogue);
  const messages = useMessages();
  const choices = MODELS.flatMap((model) => {
    const entry = catalogue.find(({ name }) => name === model);
    return entry === undefined ? [] : [{ model, entry }];
  });
  // A model from the address that is not in the catalogue cannot be loaded: then even a single other one is a way out.
  if (choices.every(({ model }) => model === now)) return null;
  return (
    <fieldset className="models">
      <legend className="unseen">{messages.model}</legend>
      {choices.map(({ model, entry: { title, summary, bytes } }) => (
        <label key={model} title={summary}>
          <input
            type="radio"
            name="model"
            value={model}
            checked={model === now}
            onChange={() => changeSettings({ model })}
          />
          <span>
            <strong lang="en">{title}</strong>, {formatSize(bytes, messages)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
