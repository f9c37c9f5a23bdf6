/** A visit: only where the reader rests does the dial follow, and it goes back unless they stay. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeSettings, lockStops } from './change-settings.ts';
import type { SeriesName } from './curve-point.ts';
import { committedSettings, HoverPreview } from './hover-preview.ts';
import { pageStore } from './store.ts';

const initial = pageStore.getInitialState();
let visit: HoverPreview;
let changes: number;
let unsubscribe: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  pageStore.setState(initial, true);
  visit = new HoverPreview(pageStore);
  changes = 0;
  unsubscribe = pageStore.subscribe(() => changes++);
});
afterEach(() => {
  unsubscribe();
  vi.useRealTimers();
});

const place = (series: SeriesName, steps: number) => ({ series, steps });
const stands = () => {
  const { sampler, specialists, steps } = pageStore.getState().settings;
  return `${sampler}${specialists ? ' specialists' : ''} ${steps}`;
};

test('a pointer that passes changes nothing', async () => {
  for (const steps of [1, 2, 3, 4, 5, 6, 7, 8]) {
    visit.preview(place('ddim', steps));
    await vi.advanceTimersByTimeAsync(100);
  }
  visit.preview(null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toBe(0);
});

test('resting goes there, on to the next without going back between, and looking away goes back', async () => {
  visit.preview(place('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('ddim 8');
  visit.preview(null);
  await vi.advanceTimersByTimeAsync(100);
  visit.preview(place('specialist', 2));
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('multistep specialists 2');
  visit.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('multistep 4');
  expect(changes).toBe(3);
});

test('who stays, stays', async () => {
  visit.preview(place('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  visit.commit(place('ddim', 8));
  visit.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('ddim 8');
  visit.commitAfterRest(place('dial', 1));
  expect(stands()).toBe('ddim 8');
  await vi.advanceTimersByTimeAsync(300);
  visit.restore();
  expect(stands()).toBe('multistep 1');
});

test('who goes on before they rest has not come there, and whatever began meanwhile goes on', async () => {
  const goOn = visit.commitAfterRest(place('dial', 1));
  await vi.advanceTimersByTimeAsync(100);
  goOn();
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toBe(0);
  const late = visit.commitAfterRest(place('dial', 1));
  visit.commitAfterRest(place('ddim', 2));
  late();
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('ddim 2');
});

test('a dial that the reader turned during the visit is left where it is', async () => {
  visit.preview(place('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  changeSettings({ steps: 16 });
  visit.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('ddim 16');
  // A visit from there leads back there.
  visit.preview(place('dial', 1));
  await vi.advanceTimersByTimeAsync(300);
  visit.restore();
  expect(stands()).toBe('ddim 16');
});

test('a visit stays within the stops that an author allows, there and back', async () => {
  lockStops([2, 4]);
  visit.preview(place('ddim', 32));
  await vi.advanceTimersByTimeAsync(300);
  expect(stands()).toBe('ddim 4');
  lockStops([1, 2]);
  visit.commit(place('dial', 8));
  expect(stands()).toBe('multistep 2');
});

test('what is only looked at is not settled, what the reader turned meanwhile is', async () => {
  const settled = () => committedSettings(pageStore.getState());
  visit.preview(place('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  expect(settled()).toMatchObject({ sampler: 'multistep', steps: 4 });
  visit.commit(place('ddim', 8));
  expect(settled()).toMatchObject({ sampler: 'ddim', steps: 8 });
  visit.preview(place('dial', 1));
  await vi.advanceTimersByTimeAsync(300);
  changeSettings({ steps: 3 });
  expect(settled()).toMatchObject({ sampler: 'multistep', steps: 3 });
});
