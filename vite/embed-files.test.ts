/** The oEmbed answer and the setting it needs. */
import { expect, test } from 'vitest';
import { embedFiles, oembed, siteAddress } from './embed-files.ts';

test('the address of the site is a folder', () => {
  expect(siteAddress('https://a.example')).toBe('https://a.example/');
  expect(siteAddress('https://a.example/dial?x#y')).toBe('https://a.example/dial/');
  expect(siteAddress('')).toBeUndefined();
  expect(siteAddress(undefined)).toBeUndefined();
  for (const wrong of ['a.example', 'javascript:alert(1)', '/dial/'])
    expect(() => siteAddress(wrong)).toThrow(/STEPDIAL_SITE/);
});

test('oEmbed 1.0, type rich: what the specification requires, with absolute addresses', () => {
  const answer = oembed('https://a.example/dial/');
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 720, height: 420 });
  expect(answer.html).toContain('src="https://a.example/dial/embed.html"');
  expect(answer.html).toMatch(/^<iframe [^>]*><\/iframe>$/);
});

test('without an address there is no discovery link', () => {
  const link = (site: string | undefined, path: string) => {
    const { transformIndexHtml: transform } = embedFiles(site);
    if (typeof transform !== 'function') throw new Error('No function.');
    return JSON.stringify(Reflect.apply(transform, undefined, ['', { path, filename: '' }]));
  };
  expect(link(undefined, '/index.html')).toBe('[]');
  expect(link('https://a.example/', '/embed.html')).toBe('[]');
  expect(link('https://a.example/', '/index.html')).toContain('"href":"https://a.example/oembed.json"');
});
