/** Links to models: a listed one opens, an unknown one gives the default and a notice, and a new one opens a little later. */
import { beforeEach, expect, test } from 'vitest';
import { parseQuery } from './address.ts';
import { changeSettings } from './change-settings.ts';
import { openSettings } from './choose-model.ts';
import { noticeStore } from './notices.ts';
import { DEFAULTS } from './settings.ts';
import { STANDARD_STOPS } from './stops.ts';
import { createPageStore, type PageStore } from './store.ts';

const entry = (name: string) => ({ name, title: name, summary: name, bytes: 1 });
const known = { catalogue: [entry('mnist'), entry('emoji'), entry('seven')], stops: { seven: [1, 3, 9, 256] } };
const later = [...known.catalogue, entry('later')];

let store: PageStore;
beforeEach(() => {
  store = createPageStore();
  noticeStore.setState({ unknownModel: null });
});

test('a model in the catalogue opens with its own stops', () => {
  openSettings(parseQuery('?m=seven&steps=9&pin=ddim.3'), known, store);
  expect(store.getState()).toMatchObject({
    settings: { model: 'seven', steps: 9, pin: { steps: 3 } },
    modelStops: [1, 3, 9, 256],
  });
  expect(noticeStore.getState().unknownModel).toBeNull();
});

test('a budget that is no stop of the model becomes the nearest stop', () => {
  openSettings(parseQuery('?m=seven&steps=4&pin=dial.32'), known, store);
  expect(store.getState().settings).toMatchObject({ steps: 3, pin: { series: 'dial', steps: 9 } });
});

test('choosing another model brings its stops', () => {
  openSettings(parseQuery('?m=mnist&steps=8'), { ...known, stops: { ...known.stops, mnist: STANDARD_STOPS } }, store);
  changeSettings({ model: 'seven' }, store);
  expect(store.getState()).toMatchObject({ settings: { steps: 9 }, stops: [1, 3, 9, 256] });
});

test('an unknown model gives the default and a notice, and keeps the other settings', () => {
  const catalogueArrived = openSettings(parseQuery('?m=imagenet&seed=7'), known, store);
  expect(store.getState().settings).toEqual({ ...DEFAULTS, seed: 7 });
  expect(noticeStore.getState().unknownModel).toBe('imagenet');
  catalogueArrived();
  expect(store.getState().settings.model).toBe(DEFAULTS.model);
  expect(noticeStore.getState().unknownModel).toBe('imagenet');
});

test('a model that only the newer catalogue lists opens when that arrives, with the budget of the address', () => {
  const catalogueArrived = openSettings(parseQuery('?m=later&steps=12'), known, store);
  expect(store.getState().settings.model).toBe(DEFAULTS.model);
  store.setState({ catalogue: later });
  catalogueArrived();
  expect(store.getState().settings).toMatchObject({ model: 'later', steps: 12 });
  expect(noticeStore.getState().unknownModel).toBeNull();
});

test('a reader who has chosen a model meanwhile keeps it', () => {
  const catalogueArrived = openSettings(parseQuery('?m=later'), known, store);
  changeSettings({ model: 'emoji' }, store);
  store.setState({ catalogue: later });
  catalogueArrived();
  expect(store.getState().settings.model).toBe('emoji');
});
