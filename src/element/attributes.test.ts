/** Attributes give the same settings back, mistakes are reported, and the frame's address contains everything. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLER_NAMES } from '../core/samplers/registry.ts';
import { parseQuery } from '../session/address.ts';
import {
  BACKEND_CHOICES,
  COUNTS,
  DEFAULTS,
  LANGUAGE_CHOICES,
  type Settings,
  THEMES,
  tidyCaption,
} from '../session/settings.ts';

import { isBudget, STANDARD_STOPS } from '../session/stops.ts';
import { attributeText, frameUrl, hostSettings, readAttributes, SETTING_NAMES } from './attributes.ts';

const settings: fc.Arbitrary<Settings> = fc.record({
  model: fc.constantFrom('mnist', 'emoji', 'a-model-of-tomorrow'),
  steps: fc.constantFrom<number>(...STANDARD_STOPS),
  sampler: fc.constantFrom(...SAMPLER_NAMES),
  specialists: fc.constant(false),
  trackedImage: fc.constant(DEFAULTS.trackedImage),
  pin: fc.constant(DEFAULTS.pin),
  comparison: fc.constant(DEFAULTS.comparison),
  limit: fc.constant(DEFAULTS.limit),
  count: fc.constantFrom<number>(...COUNTS),
  seed: fc.nat({ max: 0xffff_ffff }),
  label: fc.oneof(fc.constant('mixed' as const), fc.nat({ max: 9 })),
  caption: fc.string({ unit: 'grapheme' }).map(tidyCaption),
  guidance: fc.option(fc.nat({ max: 400 }).map((quarters) => quarters / 4)),
  theme: fc.constantFrom(...THEMES),
  language: fc.constantFrom(...LANGUAGE_CHOICES),
  backend: fc.constantFrom(...BACKEND_CHOICES),
});

const read = (attributes: Record<string, string>) =>
  readAttributes((name) => (Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null));

test('the attributes for any settings give them back without a problem', () => {
  fc.assert(
    fc.property(settings, (value) => {
      const texts = new Map(SETTING_NAMES.map((name) => [name as string, attributeText(name, value)]));
      const choice = readAttributes((name) => texts.get(name) ?? null);
      expect(choice.settings).toEqual(value);
      expect([...choice.problems]).toEqual([]);
      expect(parseQuery(frameUrl(new URL('https://a.example/b/'), choice).search)).toEqual(value);
    }),
  );
});

test('without attributes: the defaults, only the dial, lazy loading', () => {
  expect(read({})).toEqual({
    settings: DEFAULTS,
    stops: null,
    controls: ['steps'],
    loading: 'lazy',
    autostart: true,
    problems: new Map(),
  });
});

test('attributes that name the defaults are no mistakes', () => {
  const { problems } = read({ model: 'mnist', steps: '4', seed: '01', label: 'mixed', theme: 'auto', guidance: '' });
  expect([...problems]).toEqual([]);
});

test.each([
  ['model', '../mnist'],
  ['steps', '0'],
  ['steps', '257'],
  ['steps', '4.5'],
  ['seed', '-1'],
  ['count', 'many'],
  ['label', 'seven'],
  ['guidance', 'strong'],
  ['theme', 'sepia'],
  ['language', 'fr'],
  ['backend', 'cuda'],
  ['sampler', '__proto__'],
  ['controls', 'steps,knobs'],
  ['range', '9-4'],
  ['stops', '1,x'],
])('%s="%s" is reported and counts as absent', (name, text) => {
  const choice = read({ [name]: text });
  expect([...choice.problems.keys()]).toEqual([name]);
  expect(choice.problems.get(name)).toContain(name === 'controls' ? 'knobs' : text);
  expect(choice.settings).toEqual(DEFAULTS);
  expect(choice.stops).toBeNull();
});

test('a range moves the steps into it; stops override range', () => {
  expect(read({ steps: 'inf', range: '1-8' })).toMatchObject({ settings: { steps: 8 } });
  expect(read({ steps: '4', range: '1-8', stops: '16,inf' })).toMatchObject({
    settings: { steps: 16 },
    stops: [16, 256],
  });
});

test('what starts the engine', () => {
  expect(read({ loading: 'click' })).toMatchObject({ loading: 'click', autostart: false });
  expect(read({ loading: 'click', autostart: '' })).toMatchObject({ autostart: true });
  expect(read({ loading: 'eager', autostart: 'false' })).toMatchObject({ loading: 'eager', autostart: false });
});

test.each([
  ['loading', 'soon', { loading: 'lazy', autostart: true }],
  ['loading', 'undefined', { loading: 'lazy', autostart: true }],
  ['autostart', 'no', { loading: 'lazy', autostart: false }],
  ['autostart', 'undefined', { autostart: false }],
])('%s="%s" is reported, and starts nothing that was not asked for', (name, text, choice) => {
  const given = read({ [name]: text });
  expect(given).toMatchObject(choice);
  expect([...given.problems.keys()]).toEqual([name]);
  expect(given.problems.get(name)).toContain(`${name}="${text}"`);
});

test('a host knows only the settings that an embed has', () => {
  const all: Settings = { ...DEFAULTS, specialists: true, pin: { series: 'ddim', steps: 2 }, limit: 16 };
  expect(Object.keys(hostSettings(all))).toEqual(SETTING_NAMES);
});

test('the address of the frame', () => {
  const choice = read({ steps: '2', stops: '1,2,4', controls: 'seed steps', loading: 'click', caption: 'a & b' });
  expect(frameUrl(new URL('https://a.example/b/'), choice).href).toBe(
    'https://a.example/b/embed.html?v=1&m=mnist&steps=2&q=a+%26+b' +
      '&controls=steps%2Cseed&stops=1%2C2%2C4&autostart=false',
  );
});

test('any attributes can be read', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...SETTING_NAMES, 'controls', 'range', 'stops'), fc.string()), (any) => {
      const choice = read(any);
      if (choice.stops !== null) expect(choice.stops).toContain(choice.settings.steps);
      expect(choice.settings.steps).toSatisfy(isBudget);
    }),
  );
});
