/** How strictly the pictures follow the caption: a slider from 0 to the model's largest scale. */
import { useId } from 'react';
import { formatPlain } from '../../locales/format.ts';
import type { ModelManifest } from '../../package/manifest.ts';
import { changeSettings } from '../../session/change-settings.ts';
import { guidanceFor } from '../../session/run-specs.ts';
import { GUIDANCE_STEP } from '../../session/settings.ts';
import { useMessages, usePage } from '../kit/use-page.ts';

type Limits = NonNullable<ModelManifest['captions']>['guidance'];

export function GuidanceField({ limits }: { limits: Limits }) {
  const value = usePage((page) => (page.manifest && guidanceFor(page.settings, page.manifest)) ?? limits.default);
  const id = useId();
  const messages = useMessages();
  const { guidance, unguided, ownGuidance, guidanceHint } = messages.controls;
  const plain = formatPlain(value, messages);
  const spoken =
    value === 0 ? unguided({ value: plain }) : value === limits.default ? ownGuidance({ value: plain }) : plain;
  return (
    <div className="field guidance">
      <label htmlFor={id}>
        {guidance}{' '}
        <output htmlFor={id} aria-live="off">
          {spoken}
        </output>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={limits.max}
        step={GUIDANCE_STEP}
        value={value}
        aria-valuetext={spoken}
        title={guidanceHint}
        onChange={({ target: { valueAsNumber: next } }) =>
          changeSettings({ guidance: next === limits.default ? null : next })
        }
      />
    </div>
  );
}
