/** The address holds what the reader chose, and never a point that is only hovered. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeSettings } from '../../session/change-settings.ts';
import { HoverPreview } from '../../session/hover-preview.ts';
import { createPageStore, type PageStore } from '../../session/store.ts';
import { followAddress } from './follow-address.ts';

let store: PageStore;
let written: string[];

beforeEach(() => {
  vi.useFakeTimers();
  store = createPageStore();
  written = [];
  followAddress(store, (query) => written.push(query));
});
afterEach(() => {
  vi.useRealTimers();
});

test('a drag writes the address once, with the last choice', async () => {
  for (const steps of [5, 6, 7, 8]) {
    changeSettings({ steps }, store);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['?v=1&m=mnist&steps=8']);
});

test('hovering over a point of a chart writes nothing; choosing it does', async () => {
  const hover = new HoverPreview(store);
  hover.preview({ series: 'ddim', steps: 8 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(store.getState().settings).toMatchObject({ sampler: 'ddim', steps: 8 });
  expect(written).toEqual([]);
  hover.commit({ series: 'ddim', steps: 8 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['?v=1&m=mnist&steps=8&sampler=ddim']);
});

test('another setting that changes during a hover is written, the hovered point is not', async () => {
  const hover = new HoverPreview(store);
  hover.preview({ series: 'ddim', steps: 8 });
  await vi.advanceTimersByTimeAsync(1000);
  changeSettings({ seed: 7 }, store);
  await vi.advanceTimersByTimeAsync(1000);
  hover.restore();
  await vi.advanceTimersByTimeAsync(1000);
  expect(written).toEqual(['?v=1&m=mnist&seed=7']);
});
