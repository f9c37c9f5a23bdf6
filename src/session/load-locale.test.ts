/** The language of the page: the newest choice wins, and messages that cannot be fetched leave the page as it was. */
import { beforeEach, expect, test, vi } from 'vitest';
import { de } from '../locales/de.ts';
import { en, type Messages } from '../locales/en.ts';
import { bestLanguage, importMessages, type Language } from '../locales/languages.ts';
import { changeSettings } from './change-settings.ts';
import { loadLocale } from './load-locale.ts';
import { pageStore } from './store.ts';

const page = () => pageStore.getState();

beforeEach(() => {
  pageStore.setState(pageStore.getInitialState(), true);
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
  await loadLocale(pageStore);
  expect(page()).toMatchObject({ language: 'de', messages: de });
  changeSettings({ language: 'en' });
  await loadLocale(pageStore);
  expect(page()).toMatchObject({ language: 'en', messages: en });
});

test('the newest choice wins, however late an earlier one arrives', async () => {
  let release = (_: Messages): void => undefined;
  changeSettings({ language: 'zh' });
  const slow = loadLocale(pageStore, () => new Promise((resolve) => (release = resolve)));
  changeSettings({ language: 'de' });
  await loadLocale(pageStore);
  release(await importMessages('zh'));
  await slow;
  expect(page().language).toBe('de');
});

test('messages that cannot be fetched leave the page as it is, and the page reports that until a language loads', async () => {
  changeSettings({ language: 'es' });
  await loadLocale(pageStore, () => Promise.reject(new Error('offline')));
  expect(page()).toMatchObject({ language: 'en', messages: en, languageMissing: 'es' });
  await loadLocale(pageStore);
  expect(page()).toMatchObject({ language: 'es', languageMissing: null });
  changeSettings({ language: 'de' });
  await loadLocale(pageStore, () => Promise.reject(new Error('offline')));
  expect(page()).toMatchObject({ language: 'es', languageMissing: 'de' });
  changeSettings({ language: 'es' });
  await loadLocale(pageStore);
  expect(page().languageMissing).toBeNull();
});
