/** What the page says while a model comes: its size first, then how much is here, then from where. */
import { expect, test } from 'vitest';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import { formatSize } from '../../locales/format.ts';
import { loadingWords } from './download-words.ts';

const emoji = { title: 'Emoji', bytes: 16_040_000 };
const file = (loaded: number, fromCache = false) => ({ file: 'dial.safetensors', loaded, total: 15e6, fromCache });

test.each([
  [[], undefined, 'Loading the model…'],
  [[], emoji, 'Loading Emoji, 16 MB…'],
  [[file(0)], emoji, 'Loading Emoji · 0 kB of 15.0 MB'],
  [[file(1.2e6)], undefined, 'Loading the model · 1.20 MB of 15.0 MB'],
  [[file(15e6)], emoji, 'Starting the engine… 15.0 MB downloaded'],
  [[file(15e6, true)], emoji, 'Starting the engine… 15.0 MB from cache'],
])('%j', (downloads, entry, messages) => {
  expect(loadingWords(downloads, entry, en).replaceAll('\u202f', ' ')).toBe(messages);
});

test('sizes to choose by are round', () => {
  expect(
    [16_400_000, 9_960_000, 2_261_977, 999_000].map((bytes) => formatSize(bytes, en).replace('\u202f', ' ')),
  ).toEqual(['16 MB', '10 MB', '2.3 MB', '1 MB']);
});

test('in German', () => {
  expect(loadingWords([file(1.2e6)], emoji, de)).toBe('Emoji wird geladen · 1,20\u202fMB von 15,0\u202fMB');
  expect(loadingWords([file(1.2e6)], undefined, de)).toMatch(/^Das Modell wird geladen/);
});
