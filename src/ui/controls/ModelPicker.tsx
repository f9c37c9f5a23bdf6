/** The choice of model, with what each costs to fetch. Not there where there is nothing to choose. */
import { formatSize } from '../../locales/format.ts';
import { changeSettings } from '../../session/change-settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

export function ModelPicker() {
  const now = usePage((page) => page.settings.model);
  const catalogue = usePage((page) => page.catalogue);
  const messages = useMessages();
  if (catalogue.every(({ name }) => name === now)) return null;
  return (
    <fieldset className="models">
      <legend className="unseen">{messages.model}</legend>
      {catalogue.map(({ name: model, title, summary, bytes }) => (
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
