/** What a host believes of its frame: well-formed messages, stripped of anything else, and nothing more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFromFrame } from './guards.ts';

const settings = {
  model: 'mnist',
  steps: 4,
  sampler: 'multistep',
  count: 4,
  seed: 7,
  label: 'mixed',
  caption: '',
  guidance: null,
  theme: 'auto',
  language: 'auto',
  backend: 'auto',
};
const messages = [
  { type: 'ready', title: 'StepDial', settings },
  { type: 'title', title: 'StepDial' },
  { type: 'height', height: 420.5 },
  { type: 'change', settings: { ...settings, label: 3, guidance: 1.5 } },
  { type: 'result', settings, milliseconds: null, runs: 0, backend: 'wasm' },
  { type: 'result', settings, milliseconds: 12.5, runs: 3, backend: 'webgpu' },
  { type: 'error', kind: 'network', message: 'It is gone.' },
];

test.each(messages)('$type passes, alone', (message) => {
  expect(readFromFrame({ stepdial: 1, ...message, more: 'of it' })).toEqual(message);
});

test.each(messages)('$type with any part spoilt is none', (message) => {
  const parts = Object.keys(message);
  const spoilt = fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    {},
    [],
    'x'.repeat(1001),
  );
  fc.assert(
    fc.property(fc.constantFrom(...parts), spoilt, (part, value) => {
      expect(readFromFrame({ stepdial: 1, ...message, [part]: value })).toBeNull();
    }),
  );
});

test.each(Object.keys(settings))('settings with a spoilt %s are none', (name) => {
  for (const value of [undefined, {}, Number.NaN]) {
    expect(readFromFrame({ stepdial: 1, type: 'change', settings: { ...settings, [name]: value } })).toBeNull();
  }
});

test('too high, another version, another type', () => {
  expect(readFromFrame({ stepdial: 1, type: 'height', height: 20_001 })).toBeNull();
  expect(readFromFrame({ stepdial: 2, type: 'height', height: 1 })).toBeNull();
  expect(readFromFrame({ stepdial: 1, type: 'navigate', to: 'https://evil.example' })).toBeNull();
});

test('anything at all is read without an exception', () => {
  fc.assert(
    fc.property(fc.anything(), fc.string(), (data, type) => {
      readFromFrame(data);
      if (!messages.some((message) => message.type === type))
        expect(readFromFrame({ stepdial: 1, type, data })).toBeNull();
    }),
  );
});
