/** Everything the reader may choose besides the dial. */
import { Field } from './Field.tsx';
import { GuidanceField } from './GuidanceField.tsx';
import { SeedField } from './SeedField.tsx';
import { BACKENDS, COUNTS, SAMPLERS } from './settings.ts';
import { networkFor } from './specs.ts';
import { changeSettings, usePage } from './store.ts';
import { BACKEND_WORDS, SAMPLER_WORDS } from './words.ts';

const counts = COUNTS.map((value) => ({ value: value as number, text: String(value) }));
const samplers = SAMPLERS.map((value) => ({ value, text: SAMPLER_WORDS[value] }));
const backends = BACKENDS.map((value) => ({ value, text: value === 'auto' ? 'Best available' : BACKEND_WORDS[value] }));

export function Controls() {
  const settings = usePage((page) => page.settings);
  const manifest = usePage((page) => page.manifest);
  const classes = manifest?.classes ?? (settings.label === 'mixed' ? [] : undefined);
  const labels = classes?.map((text, value) => ({ value: value as number | 'mixed', text }));
  // Before the model is known, the class from the address is shown as it stands.
  const named = labels ?? [{ value: settings.label, text: String(settings.label) }];
  const label = named.some(({ value }) => value === settings.label) ? settings.label : 'mixed';
  const specialists = manifest?.networks.filter(({ name }) => name !== 'dial') ?? [];
  return (
    <form className="controls" aria-label="Settings" onSubmit={(event) => event.preventDefault()}>
      <Field
        label="Sampler"
        value={settings.sampler}
        options={samplers}
        onChange={(sampler) => changeSettings({ sampler })}
      />
      <SeedField />
      <Field label="Images" value={settings.count} options={counts} onChange={(count) => changeSettings({ count })} />
      {manifest?.captions ? (
        <GuidanceField limits={manifest.captions.guidance} />
      ) : (
        <Field
          label="Class"
          value={label}
          options={[{ value: 'mixed', text: 'Mixed' }, ...named]}
          onChange={(value) => changeSettings({ label: value })}
        />
      )}
      <Field
        label="Backend"
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
            Use the network trained for one budget alone, where there is one
            <small>
              {`(${specialists.map(({ budgets }) => budgets.join(', ')).join(', ')} steps; now: ${manifest ? networkFor(manifest, settings) : 'dial'})`}
            </small>
          </span>
        </label>
      )}
    </form>
  );
}
