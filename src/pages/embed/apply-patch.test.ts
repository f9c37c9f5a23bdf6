/** What a host sets: applied if the model has it, else reported with what is used instead. */
import { beforeEach, expect, test } from 'vitest';
import { openSettings } from '../../session/choose-model.ts';
import { DEFAULTS } from '../../session/settings.ts';
import { createPageStore, type PageStore } from '../../session/store.ts';
import { applyPatch } from './apply-patch.ts';
import { embedStore } from './embed-store.ts';

const entry = (name: string) => ({ name, title: name, summary: name, bytes: 1 });
let store: PageStore;

beforeEach(() => {
  store = createPageStore();
  openSettings(DEFAULTS, { catalogue: [entry('mnist'), entry('seven')], stops: { seven: [1, 3, 9, 256] } }, store);
});

test('settings, controls and stops', () => {
  expect(applyPatch({ steps: 8, seed: 7, controls: ['charts'], stops: [2, 8] }, store)).toEqual([]);
  expect(store.getState()).toMatchObject({ settings: { steps: 8, seed: 7 }, stops: [2, 8] });
  expect(embedStore.getState().controls).toEqual(['charts']);
  expect(applyPatch({ model: 'seven' }, store)).toEqual([]);
  expect(store.getState().settings.model).toBe('seven');
});

test('an unknown model is reported and left out; the rest is applied', () => {
  expect(applyPatch({ model: 'imagenet', seed: 7 }, store)).toEqual([
    'There is no model "imagenet". Name one of: mnist, seven.',
  ]);
  expect(store.getState().settings).toMatchObject({ model: 'mnist', seed: 7 });
});

test('a budget that is no stop becomes the nearest one and is reported', () => {
  applyPatch({ model: 'seven' }, store);
  expect(applyPatch({ steps: 8 }, store)).toEqual([
    "8 is not a stop of this model's dial, which has 1, 3, 9, 256. 9 is used.",
  ]);
  expect(store.getState().settings.steps).toBe(9);
});

test('stops that the model does not have leave the dial unrestricted', () => {
  applyPatch({ model: 'seven' }, store);
  expect(applyPatch({ stops: [2, 4] }, store)).toHaveLength(1);
  expect(store.getState().stops).toEqual([1, 3, 9, 256]);
});
