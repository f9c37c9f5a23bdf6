/** The hover preview: the dial follows only where the pointer rests, and returns unless the reader chooses the point. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeSettings, lockStops } from './change-settings.ts';
import { committedSettings } from './committed-settings.ts';
import type { SeriesName } from './curve-point.ts';
import { HoverPreview } from './hover-preview.ts';
import { pageStore } from './store.ts';

const initial = pageStore.getInitialState();
let hover: HoverPreview;
let changes: number;
let unsubscribe: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  pageStore.setState(initial, true);
  hover = new HoverPreview(pageStore);
  changes = 0;
  unsubscribe = pageStore.subscribe(() => changes++);
});
afterEach(() => {
  unsubscribe();
  vi.useRealTimers();
});

const point = (series: SeriesName, steps: number) => ({ series, steps });
const dialAt = () => {
  const { sampler, specialists, steps } = pageStore.getState().settings;
  return `${sampler}${specialists ? ' specialists' : ''} ${steps}`;
};

test('a pointer that only passes changes nothing', async () => {
  for (const steps of [1, 2, 3, 4, 5, 6, 7, 8]) {
    hover.preview(point('ddim', steps));
    await vi.advanceTimersByTimeAsync(100);
  }
  hover.preview(null);
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toBe(0);
});

test('the dial goes to the point, from there to the next one, and returns when the pointer leaves', async () => {
  hover.preview(point('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('ddim 8');
  hover.preview(null);
  await vi.advanceTimersByTimeAsync(100);
  hover.preview(point('specialist', 2));
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('multistep specialists 2');
  hover.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('multistep 4');
  expect(changes).toBe(3);
});

test('a chosen point keeps the dial', async () => {
  hover.preview(point('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  hover.commit(point('ddim', 8));
  hover.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('ddim 8');
  hover.commitAfterRest(point('dial', 1));
  expect(dialAt()).toBe('ddim 8');
  await vi.advanceTimersByTimeAsync(300);
  hover.restore();
  expect(dialAt()).toBe('multistep 1');
});

test('a reader who moves on before the rest is over leaves the dial alone, also after another point was chosen', async () => {
  const goOn = hover.commitAfterRest(point('dial', 1));
  await vi.advanceTimersByTimeAsync(100);
  goOn();
  await vi.advanceTimersByTimeAsync(1000);
  expect(changes).toBe(0);
  const late = hover.commitAfterRest(point('dial', 1));
  hover.commitAfterRest(point('ddim', 2));
  late();
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('ddim 2');
});

test('a dial that the reader turned during the preview stays where it is', async () => {
  hover.preview(point('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  changeSettings({ steps: 16 });
  hover.preview(null);
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('ddim 16');
  // A preview from there returns there.
  hover.preview(point('dial', 1));
  await vi.advanceTimersByTimeAsync(300);
  hover.restore();
  expect(dialAt()).toBe('ddim 16');
});

test('the preview stays within the stops that an author allows, there and back', async () => {
  lockStops([2, 4]);
  hover.preview(point('ddim', 32));
  await vi.advanceTimersByTimeAsync(300);
  expect(dialAt()).toBe('ddim 4');
  lockStops([1, 2]);
  hover.commit(point('dial', 8));
  expect(dialAt()).toBe('multistep 2');
});

test('a hovered point is not committed, but what the reader turned meanwhile is', async () => {
  const committed = () => committedSettings(pageStore.getState());
  hover.preview(point('ddim', 8));
  await vi.advanceTimersByTimeAsync(300);
  expect(committed()).toMatchObject({ sampler: 'multistep', steps: 4 });
  hover.commit(point('ddim', 8));
  expect(committed()).toMatchObject({ sampler: 'ddim', steps: 8 });
  hover.preview(point('dial', 1));
  await vi.advanceTimersByTimeAsync(300);
  changeSettings({ steps: 3 });
  expect(committed()).toMatchObject({ sampler: 'multistep', steps: 3 });
});
