/** What is pasted shows the same settings, wherever the site lies and whatever the caption holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../session/address.ts';
import { DEFAULTS, type Settings, tidyCaption } from '../../session/settings.ts';
import { elementCode, frameCode, linkTo } from './embed-code.ts';

const PAGE = 'https://example.org/some/dial/?v=1&m=mnist&steps=2#article';
const seven = { ...DEFAULTS, seed: 7 };

test('the link', () => {
  expect(linkTo(seven, PAGE)).toBe('https://example.org/some/dial/?v=1&m=mnist&seed=7');
  expect(linkTo(DEFAULTS, 'http://localhost/index.html')).toBe('http://localhost/index.html?v=1&m=mnist');
});

test('one line, from the site’s own folder', () => {
  expect(elementCode(seven, PAGE)).toBe(
    '<script async src="https://example.org/some/dial/step-dial.js"></script><step-dial model="mnist" steps="4" seed="7"><a href="https://example.org/some/dial/?v=1&amp;m=mnist&amp;seed=7">StepDial</a></step-dial>',
  );
  const rich = { ...seven, steps: 256, sampler: 'ddim', count: 4, label: 3, theme: 'dark', backend: 'wasm' } as const;
  expect(elementCode({ ...rich, guidance: 2.5 }, PAGE)).toContain(
    '<step-dial model="mnist" steps="inf" sampler="ddim" count="4" seed="7" label="3" guidance="2.5" theme="dark" backend="wasm">',
  );
});

test('where scripts do not run, a link to the same pictures is left', () => {
  const [, link] = /<a href="([^"]*)">/.exec(elementCode({ ...seven, steps: 2 }, PAGE)) ?? [];
  expect(parseQuery(new URL(decoded(link ?? '')).search)).toEqual({ ...seven, steps: 2 });
});

test('a plain frame', () => {
  expect(frameCode(seven, PAGE)).toBe(
    '<iframe src="https://example.org/some/dial/embed.html?v=1&amp;m=mnist&amp;seed=7" title="StepDial" width="720" height="420" loading="lazy" style="border: 0; max-width: 100%"></iframe>',
  );
});

test('both codes leave out what only the page has, and the language of the one who copies', () => {
  const page: Settings = {
    ...seven,
    specialists: true,
    pin: { series: 'ddim', steps: 2 },
    comparison: 'wipe',
    limit: 100,
    language: 'de',
  };
  expect(elementCode(page, PAGE)).toBe(elementCode(seven, PAGE));
  expect(frameCode(page, PAGE)).toBe(frameCode(seven, PAGE));
});

/** As a browser reads an attribute. */
const decoded = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

test('no caption breaks out of its quotes, and each arrives as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }).map(tidyCaption), (caption) => {
      const settings = { ...DEFAULTS, model: 'emoji', caption } as const;
      const element = elementCode(settings, PAGE);
      expect(element).toMatch(
        /^<script async src="[^"<>]*"><\/script><step-dial( [a-z]+="[^"<>]*")*><a href="[^"<>]*">StepDial<\/a><\/step-dial>$/,
      );
      const [, attribute] = /caption="([^"]*)"/.exec(element) ?? [];
      expect(decoded(attribute ?? '')).toBe(caption);
      const [, source] = /src="([^"<>]*)"/.exec(frameCode(settings, PAGE)) ?? [];
      expect(parseQuery(new URL(decoded(source ?? '')).search)).toEqual(settings);
    }),
  );
});
