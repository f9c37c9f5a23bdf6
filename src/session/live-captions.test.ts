/** Captions of live batches: the same for the same seed, others for another, and spread over the whole list. */
import { expect, test } from 'vitest';
import type { RunSpec } from '../core/types.ts';
import { withMixedCaptions } from './live-captions.ts';
import { derivedSeed } from './measuring-plan.ts';

const suggestions = Array.from({ length: 1000 }, (_, i) => `caption ${i}`);
const spec: RunSpec = {
  sampler: 'multistep',
  steps: 4,
  count: 60,
  seed: 1,
  label: 'mixed',
  prompt: { captions: ['cat'], guidance: 2 },
  network: 'dial',
};
const captionsOf = (seed: number) => withMixedCaptions({ ...spec, seed }, suggestions).prompt?.captions ?? [];

test('every picture gets its own caption, and the same seed the same captions', () => {
  expect(captionsOf(5)).toHaveLength(60);
  expect(new Set(captionsOf(5)).size).toBe(60);
  expect(captionsOf(5)).toEqual(captionsOf(5));
  expect(withMixedCaptions(spec, suggestions).prompt?.guidance).toBe(2);
});

test('twenty batches in a row use the list evenly', () => {
  const seen = new Map<string, number>();
  for (let batch = 0; batch < 20; batch++) {
    for (const caption of captionsOf(derivedSeed(1, batch))) seen.set(caption, (seen.get(caption) ?? 0) + 1);
  }
  expect(seen.size).toBeGreaterThan(600);
  expect(Math.max(...seen.values())).toBeLessThan(8);
});

test('without captions nothing changes', () => {
  const { prompt: _, ...plain } = spec;
  expect(withMixedCaptions(plain, suggestions)).toBe(plain);
  expect(withMixedCaptions(spec, [])).toBe(spec);
});
