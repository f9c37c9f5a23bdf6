/** How strictly the pictures follow the caption: a slider from 0 to the model's largest scale. */
import { useId } from 'react';
import type { ModelManifest } from '../models/manifest.ts';
import { GUIDANCE_STEP } from './settings.ts';
import { guidanceFor } from './specs.ts';
import { changeSettings, usePage } from './store.ts';

type Limits = NonNullable<ModelManifest['captions']>['guidance'];

export function GuidanceField({ limits }: { limits: Limits }) {
  const value = usePage((page) => (page.manifest && guidanceFor(page.settings, page.manifest)) ?? limits.default);
  const id = useId();
  const words = `${value}${value === 0 ? ', unguided' : value === limits.default ? ', the default' : ''}`;
  return (
    <div className="field guidance">
      <label htmlFor={id}>
        Guidance <output htmlFor={id}>{words}</output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={limits.max}
        step={GUIDANCE_STEP}
        value={value}
        aria-valuetext={words}
        title="Higher: closer to the caption, and less varied"
        onChange={({ target: { valueAsNumber: next } }) =>
          changeSettings({ guidance: next === limits.default ? null : next })
        }
      />
    </div>
  );
}
