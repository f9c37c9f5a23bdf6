/** What index.html shows before the script is what the script will show. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { LANGUAGES } from '../../locales/languages.ts';

const html = readFileSync('index.html', 'utf8');

test('the English words, and the languages that have others', () => {
  const texts = [...html.matchAll(/<(h1|p|title)\b[^>]*>([^<]+)</g)].map(([, , text = '']) => text.trim());
  expect(texts).toEqual([en.page.title, 'StepDial', en.page.question, en.page.lede]);
  expect(html).toContain(`const ours = ${JSON.stringify(LANGUAGES).replaceAll(',', ', ')};`);
});
