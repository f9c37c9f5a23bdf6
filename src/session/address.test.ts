/** The address gives the same settings back, forgives how links get damaged, and never breaks the page. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLER_NAMES } from '../core/samplers/registry.ts';
import { de } from '../locales/de.ts';
import { en } from '../locales/en.ts';
import { formatQuery, isKnownVersion, parseQuery } from './address.ts';
import { SERIES } from './curve-point.ts';
import {
  BACKEND_CHOICES,
  COMPARISONS,
  COUNTS,
  DEFAULTS,
  LANGUAGE_CHOICES,
  parseSeed,
  type Settings,
  THEMES,
  tidyCaption,
} from './settings.ts';
import { isBudget, stopSpoken, stopWords } from './stops.ts';

const settings: fc.Arbitrary<Settings> = fc.record({
  model: fc.constantFrom('mnist', 'emoji', 'a-model-of-tomorrow'),
  steps: fc.integer({ min: 1, max: 256 }),
  sampler: fc.constantFrom(...SAMPLER_NAMES),
  specialists: fc.boolean(),
  count: fc.constantFrom<number>(...COUNTS),
  seed: fc.nat({ max: 0xffff_ffff }),
  label: fc.oneof(fc.constant('mixed' as const), fc.nat({ max: 9 })),
  caption: fc.string({ unit: 'grapheme' }).map(tidyCaption),
  guidance: fc.option(fc.nat({ max: 400 }).map((quarters) => quarters / 4)),
  trackedImage: fc.nat({ max: 63 }),
  pin: fc.option(fc.record({ series: fc.constantFrom(...SERIES), steps: fc.integer({ min: 1, max: 256 }) })),
  comparison: fc.constantFrom(...COMPARISONS),
  limit: fc.option(fc.integer({ min: 1, max: 600_000 })),
  theme: fc.constantFrom(...THEMES),
  language: fc.constantFrom(...LANGUAGE_CHOICES),
  backend: fc.constantFrom(...BACKEND_CHOICES),
});

test('the query for any settings gives them back', () => {
  fc.assert(
    fc.property(settings, (value) => {
      expect(parseQuery(formatQuery(value))).toEqual(value);
    }),
  );
});

test('the address of the defaults', () => {
  expect(formatQuery(DEFAULTS)).toBe('?v=1&m=mnist');
  expect(parseQuery('')).toEqual(DEFAULTS);
});

test('only what differs from the defaults is written, always in the same order', () => {
  const other = { ...DEFAULTS, backend: 'wasm', seed: 7, steps: 256, label: 0 } as const;
  expect(formatQuery(other)).toBe('?v=1&m=mnist&steps=inf&seed=7&class=0&backend=wasm');
  expect(formatQuery({ ...DEFAULTS, specialists: true, guidance: 0 })).toBe('?v=1&m=mnist&w=0&net=specialist');
});

test('an unknown version is recognised', () => {
  expect(['', '?', '?v=1', '?seed=2'].map(isKnownVersion)).toEqual([true, true, true, true]);
  expect(['?v=2', '?v=', '?v=01', '?v=2&v=1'].map(isKnownVersion)).toEqual([false, false, false, false]);
});

test.each([
  '?steps=0',
  '?steps=257',
  '?steps=256.0',
  '?n=1e9',
  '?seed=-1',
  '?seed=4294967296',
  '?seed=1e3',
  '?class=x',
  '?class=-1',
  '?theme=sepia',
  '?lang=tlh',
  '?backend=cuda',
  '?m=../../etc',
  '?m=__proto__',
  '?m=',
  '?sampler=__proto__',
  '?q=',
  '?q=%00%20%0a',
  '?pin=ddim.0',
  '?pin=DDIM.4',
  '?pin=__proto__',
  '?pin=ddim.256',
  '?pin=',
  '?view=side',
  '?way=0',
  '?way=65',
  '?way=-2',
  '?way=1.5',
  '?limit=0',
  '?limit=600001',
  '?limit=1.5',
  '?w=-1',
  '?w=1e1',
  '?w=101',
  '?w=0.3',
  '?w=',
  '?v=2&steps=8',
  '?%',
])('%s falls back to the defaults', (query) => {
  expect(parseQuery(query)).toEqual(DEFAULTS);
});

test('any text parses', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseQuery(text).steps).toSatisfy(isBudget);
    }),
  );
});

test('a caption and its guidance in the address', () => {
  const query = formatQuery({ ...DEFAULTS, model: 'emoji', caption: 'cat & dog: 100% + more', guidance: 1.25 });
  expect(query).toBe('?v=1&m=emoji&q=cat+%26+dog%3A+100%25+%2B+more&w=1.25');
  expect(parseQuery('?q=cat%20%0a%20face')).toEqual({ ...DEFAULTS, caption: 'cat face' });
  expect(parseQuery('?w=0').guidance).toBe(0);
});

test('a caption is one tidy line', () => {
  expect(tidyCaption('  red\t\u0000 heart\ud800 ')).toBe('red heart');
  expect(tidyCaption(`${'a'.repeat(199)}😀b`)).toHaveLength(199);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const tidy = tidyCaption(text);
      expect(tidyCaption(tidy)).toBe(tidy);
      expect(tidy.length).toBeLessThanOrEqual(200);
    }),
  );
});

test('a language is in the address only if the reader chose it', () => {
  expect(formatQuery({ ...DEFAULTS, language: 'de' })).toMatch(/&lang=de$/);
  expect(parseQuery('?lang=zh').language).toBe('zh');
});

test('pin, comparison and time limit are in the address only if they are set', () => {
  const query = formatQuery({ ...DEFAULTS, pin: { series: 'ddim', steps: 256 }, comparison: 'wipe', limit: 100 });
  expect(query).toMatch(/&pin=ddim\.inf&view=wipe&limit=100$/);
  expect(parseQuery('?pin=specialist.4').pin).toEqual({ series: 'specialist', steps: 4 });
});

test('the tracked picture counts from 1, as on the page', () => {
  expect(formatQuery({ ...DEFAULTS, trackedImage: 5, guidance: 1, specialists: true })).toBe(
    '?v=1&m=mnist&w=1&way=6&net=specialist',
  );
  expect(parseQuery('?way=64').trackedImage).toBe(63);
});

test('seeds', () => {
  expect(parseSeed('4294967295')).toBe(4294967295);
  expect(parseSeed('007')).toBe(7);
  expect(parseSeed('')).toBeNull();
  expect(parseSeed(' 1')).toBeNull();
});

test('stops as text and as speech', () => {
  expect(stopWords(1, en)).toBe('1 step');
  expect(stopSpoken(4, en)).toBe('4 steps');
  expect(stopSpoken(256, en)).toBe('infinitely many steps, run as 256');
  expect(stopSpoken(1, de)).toBe('1 Schritt');
  expect(stopSpoken(256, de)).toBe('unendlich viele Schritte, gerechnet mit 256');
});

test.each([
  ['?steps=16.', { steps: 16 }],
  ['?steps=8,', { steps: 8 }],
  ['?seed=7)', { seed: 7 }],
  ['?seed=7%22', { seed: 7 }],
  ['?v=1&amp;m=emoji&amp;steps=2&amp;seed=7', { model: 'emoji', steps: 2, seed: 7 }],
  ['?seed=１２&steps=８', { seed: 12, steps: 8 }],
  ['?m=emoji&q=red%2520heart', { model: 'emoji', caption: 'red heart' }],
  ['?steps=∞', { steps: 256 }],
  ['?v=1.&seed=7', { seed: 7 }],
])('%s is read as it was meant', (query, meant) => {
  expect(parseQuery(query)).toEqual({ ...DEFAULTS, ...meant });
});

test('a caption keeps its punctuation', () => {
  expect(parseQuery('?q=Is+it+a+cat%3F').caption).toBe('Is it a cat?');
  expect(parseQuery('?q=%28cat%29').caption).toBe('(cat)');
});

test('a budget that only some models have is kept, for the model to decide', () => {
  expect(parseQuery('?steps=9&pin=ddim.27')).toMatchObject({ steps: 9, pin: { series: 'ddim', steps: 27 } });
});
