/** The language of the page: the newest choice wins, and words that do not come leave the page as it was. */
import { beforeEach, expect, test, vi } from 'vitest';
import { de } from '../locales/de.ts';
import { en, type Words } from '../locales/en.ts';
import { bestLanguage, type Language, loadWords } from '../locales/languages.ts';
import { speak } from './load-locale.ts';
import { changeSettings, usePage } from './store.ts';

const page = () => usePage.getState();

beforeEach(() => {
  usePage.setState(usePage.getInitialState(), true);
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'de-AT', 'en'] });
  vi.spyOn(console, 'warn').mockReturnValue(undefined);
});

test.each<[string[], Language]>([
  [['zh-Hans-CN', 'en'], 'zh'],
  [['ZH'], 'zh'],
  [['fr', 'es-419', 'de'], 'es'],
  [['en-GB', 'de'], 'en'],
  [['den', 'x-de'], 'en'],
  [[], 'en'],
])('%j is best served in %s', (preferred, language) => {
  expect(bestLanguage(preferred)).toBe(language);
});

test('the browser’s language, unless the reader chooses another', async () => {
  await speak(usePage);
  expect(page()).toMatchObject({ language: 'de', words: de });
  changeSettings({ language: 'en' });
  await speak(usePage);
  expect(page()).toMatchObject({ language: 'en', words: en });
});

test('the newest choice wins, however late an earlier one arrives', async () => {
  let release = (_: Words): void => undefined;
  changeSettings({ language: 'zh' });
  const slow = speak(usePage, () => new Promise((resolve) => (release = resolve)));
  changeSettings({ language: 'de' });
  await speak(usePage);
  release(await loadWords('zh'));
  await slow;
  expect(page().language).toBe('de');
});

test('words that cannot be fetched leave the page as it is, which is said until a language comes', async () => {
  changeSettings({ language: 'es' });
  await speak(usePage, () => Promise.reject(new Error('offline')));
  expect(page()).toMatchObject({ language: 'en', words: en, languageMissing: 'es' });
  await speak(usePage);
  expect(page()).toMatchObject({ language: 'es', languageMissing: null });
  changeSettings({ language: 'de' });
  await speak(usePage, () => Promise.reject(new Error('offline')));
  expect(page()).toMatchObject({ language: 'es', languageMissing: 'de' });
  changeSettings({ language: 'es' });
  await speak(usePage);
  expect(page().languageMissing).toBeNull();
});
