/**
 * Links that have been published: what each of them must go on showing.
 *
 * Lines are only ever added. The settings are written out and not derived from DEFAULTS, so that a new default cannot
 * change what an old link shows unnoticed. Whoever changes a default must keep the old one for links of version 1.
 */
import { expect, test } from 'vitest';
import { parseQuery } from './address.ts';
import type { Settings } from './settings.ts';

const asIn2026: Settings = {
  model: 'mnist',
  steps: 4,
  sampler: 'multistep',
  specialists: false,
  count: 16,
  seed: 1,
  label: 'mixed',
  caption: '',
  guidance: null,
  trackedImage: 0,
  pin: null,
  comparison: 'beside',
  limit: null,
  theme: 'auto',
  language: 'auto',
  backend: 'auto',
};

const LINKS: readonly (readonly [string, Partial<Settings>])[] = [
  // The first form: every key of the model of digits.
  ['?v=1&m=mnist&steps=4&sampler=multistep&n=16&seed=1&class=mixed', {}],
  [
    '?v=1&m=mnist&steps=inf&sampler=ddim&n=64&seed=4294967295&class=7',
    { steps: 256, sampler: 'ddim', count: 64, seed: 4294967295, label: 7 },
  ],
  [
    '?v=1&m=mnist&steps=32&sampler=stochastic&n=1&seed=0&class=0',
    { steps: 32, sampler: 'stochastic', count: 1, seed: 0, label: 0 },
  ],
  [
    '?v=1&m=mnist&steps=2&sampler=multistep&n=4&seed=7&class=mixed&net=specialist',
    { steps: 2, count: 4, seed: 7, specialists: true },
  ],
  [
    '?v=1&m=mnist&steps=8&sampler=multistep&n=16&seed=1&class=mixed&theme=dark&lang=de&backend=wasm',
    { steps: 8, theme: 'dark', language: 'de', backend: 'wasm' },
  ],
  [
    '?v=1&m=mnist&steps=4&sampler=multistep&n=16&seed=1&class=mixed&theme=light&lang=zh&backend=webgl',
    { theme: 'light', language: 'zh', backend: 'webgl' },
  ],
  [
    '?v=1&m=emoji&steps=4&sampler=multistep&n=16&seed=1&class=mixed&q=cat+%26+dog%3A+100%25+%2B+more&w=1.25',
    { model: 'emoji', caption: 'cat & dog: 100% + more', guidance: 1.25 },
  ],
  [
    '?v=1&m=emoji&steps=16&sampler=multistep&n=16&seed=12&class=mixed&w=0&lang=es&backend=webgpu',
    { model: 'emoji', steps: 16, seed: 12, guidance: 0, language: 'es', backend: 'webgpu' },
  ],
  // Written by hand.
  ['', {}],
  ['?backend=cpu&n=4', { backend: 'cpu', count: 4 }],
  ['?seed=007&steps=1', { seed: 7, steps: 1 }],
  ['?q=red%20heart&m=emoji', { model: 'emoji', caption: 'red heart' }],
  // The short form: what differs from the defaults.
  ['?v=1&m=mnist', {}],
  ['?v=1&m=mnist&steps=inf&seed=7&class=0&backend=wasm', { steps: 256, seed: 7, label: 0, backend: 'wasm' }],
  [
    '?v=1&m=emoji&sampler=ddim&n=64&q=%E2%9D%A4+caf%C3%A9&w=2.5&theme=dark',
    { model: 'emoji', sampler: 'ddim', count: 64, caption: '❤ café', guidance: 2.5, theme: 'dark' },
  ],
  ['?v=1&m=mnist&steps=1&net=specialist&lang=en', { steps: 1, specialists: true, language: 'en' }],
  // With a second budget beside the first.
  [
    '?v=1&m=mnist&steps=2&pin=ddim.4&view=wipe&limit=100',
    { steps: 2, pin: { series: 'ddim', steps: 4 }, comparison: 'wipe', limit: 100 },
  ],
  // With another picture to follow than the first.
  ['?v=1&m=mnist&steps=8&way=6&pin=dial.1', { steps: 8, trackedImage: 5, pin: { series: 'dial', steps: 1 } }],
];

test.each(LINKS)('%s', (link, meant) => {
  expect(parseQuery(link)).toEqual({ ...asIn2026, ...meant });
});
