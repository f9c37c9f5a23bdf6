/** Everything the reader may choose besides the dial. */

import { backendLabel } from '../../core/backends.ts';
import { SAMPLER_NAMES } from '../../core/samplers/registry.ts';
import { changeSettings } from '../../session/change-settings.ts';
import { networkFor } from '../../session/run-specs.ts';
import { BACKEND_CHOICES, COUNTS } from '../../session/settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';
import { Field } from './Field.tsx';
import { GuidanceField } from './GuidanceField.tsx';
import { SeedField } from './SeedField.tsx';

const counts = COUNTS.map((value) => ({ value: value as number, text: String(value) }));

export function Controls() {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const messages = useMessages();
  const { controls } = messages;
  const samplers = SAMPLER_NAMES.map((value) => ({ value, text: messages.samplers[value].name }));
  const backends = BACKEND_CHOICES.map((value) => ({
    value,
    text: value === 'auto' ? controls.best : backendLabel(value),
  }));
  const classes = manifest?.classes ?? (settings.label === 'mixed' ? [] : undefined);
  const labels = classes?.map((text, value) => ({ value: value as number | 'mixed', text, lang: 'en' }));
  // Before the model is known, the class from the address is shown as it stands.
  const named = labels ?? [{ value: settings.label, text: String(settings.label) }];
  const label = named.some(({ value }) => value === settings.label) ? settings.label : 'mixed';
  const specialists = manifest?.networks.filter(({ name }) => name !== 'dial') ?? [];
  return (
    <form className="controls" aria-label={controls.region} onSubmit={(event) => event.preventDefault()}>
      <Field
        label={controls.sampler}
        value={settings.sampler}
        options={samplers}
        onChange={(sampler) => changeSettings({ sampler })}
      />
      <SeedField />
      <Field
        label={controls.images}
        value={settings.count}
        options={counts}
        onChange={(count) => changeSettings({ count })}
      />
      {manifest?.captions ? (
        <GuidanceField limits={manifest.captions.guidance} />
      ) : (
        <Field
          label={controls.class}
          value={label}
          options={[{ value: 'mixed', text: controls.mixed }, ...named]}
          onChange={(value) => changeSettings({ label: value })}
        />
      )}
      <Field
        label={controls.backend}
        value={settings.backend}
        options={backends}
        onChange={(backend) => changeSettings({ backend })}
      />
      {specialists.length > 0 && (
        <label className="check">
          <input
            type="checkbox"
            checked={settings.specialists}
            onChange={(event) => changeSettings({ specialists: event.target.checked })}
          />
          <span>
            {controls.specialists}
            <small>
              {controls.specialistsNow({
                budgets: specialists.map(({ budgets }) => budgets.join(', ')).join(', '),
                network: manifest ? networkFor(manifest, settings) : 'dial',
              })}
            </small>
          </span>
        </label>
      )}
    </form>
  );
}
