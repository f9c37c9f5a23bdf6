/** curves.json: any training family is kept by name, and everything else must follow the schema. */
import { expect, test } from 'vitest';
import { parseCurves } from './curves.ts';
import { ManifestError } from './manifest.ts';

const record = {
  family: 'multistep',
  sampler: 'multistep',
  network: 'dial',
  steps: 4,
  count: 10_000,
  fidProxy: 0.2,
  fidProxyInterval: [0.1, 0.3],
  kid: 0,
  accuracy: 0.99,
};

test.each(['multistep', 'tract', 'ect', 'a family of tomorrow'])('the family "%s" is kept', (family) => {
  expect(parseCurves([{ ...record, family }])).toEqual([{ ...record, family }]);
});

test('the floor has no sampler, network or steps, but says which images it is of', () => {
  const { sampler: _s, network: _n, steps: _t, ...floor } = { ...record, family: 'real', images: 'test' };
  expect(parseCurves([floor])).toEqual([floor]);
});

test.each([
  ['an empty family', { family: '' }],
  ['a family that is too long', { family: 'x'.repeat(41) }],
  ['a family that is no text', { family: 7 }],
  ['a sampler that does not exist', { sampler: 'euler' }],
  ['a budget below 1', { steps: 0 }],
  ['an interval of one number', { fidProxyInterval: [0.1] }],
])('%s is refused', (_, change) => {
  expect(() => parseCurves([{ ...record, ...change }])).toThrow(ManifestError);
});
