/** The reader's pictures: those of the dial first, with the trajectory of one of them, then the pinned ones. */
import { expect, test } from 'vitest';
import { begin, beginBeforeEach, change, page, state, wait } from '../test-support/begun-page.ts';
import { pageRig, pinnedSteps, ranSteps, shownSteps } from '../test-support/page-rig.ts';
import { trackImage } from './change-settings.ts';

beginBeforeEach();

const track = (image: number) => trackImage(image, page.store);

test('a trajectory comes with the pictures; that of another picture costs a run, but only once', async () => {
  page.trajectories = true;
  page.controller.stop();
  change({ steps: 8 });
  expect(page.runs.at(-1)?.outputs).toMatchObject({ trajectoryOf: 0, previewEveryMs: 150 });
  await wait(90);
  expect(state().trajectory).toMatchObject({ image: 0, hops: [0, 7], spec: { steps: 8 } });
  track(5);
  expect(shownSteps(page)).toBe(8);
  expect(page.runs.at(-1)?.outputs).toMatchObject({ trajectoryOf: 5, previewEveryMs: 0 });
  await wait(90);
  expect(state().trajectory).toMatchObject({ image: 5 });
  const before = page.runs.length;
  track(0);
  expect(state().trajectory).toMatchObject({ image: 0, spec: { steps: 8 } });
  await wait(400);
  expect(page.runs).toHaveLength(before);
});

test('in a grid too small for the tracked picture, the first one is tracked', async () => {
  page.trajectories = true;
  page.controller.stop();
  track(9);
  await wait(90);
  change({ count: 4 });
  expect(page.runs.at(-1)?.outputs.trajectoryOf).toBe(0);
});

test('another picture chosen during a run: the run ends first, then its trajectory is fetched', async () => {
  page.trajectories = true;
  change({ steps: 8 });
  await wait(40);
  track(3);
  await wait(41);
  expect(ranSteps(page)).toEqual([4, 8, 8]);
  await wait(85);
  expect(state().trajectory).toMatchObject({ image: 3, spec: { steps: 8 } });
});

test('an engine that makes no trajectories is asked once for each set of pictures', async () => {
  expect(state().trajectory).toBeNull();
  track(2);
  await wait(60);
  track(0);
  track(2);
  await wait(60);
  expect(ranSteps(page)).toEqual([4, 4]);
});

test('a page that shows no trajectory asks for none', async () => {
  page.controller.close();
  const folded = pageRig(undefined, { showsTrajectory: () => false });
  folded.trajectories = true;
  await begin(folded);
  track(3);
  await wait(60_000);
  expect(page.runs.length).toBeGreaterThan(10);
  expect(page.runs.filter(({ outputs }) => outputs.trajectoryOf !== undefined)).toEqual([]);
  expect(state().trajectory).toBeNull();
});

test('pinned pictures come from memory, else from a run after the dial’s own', async () => {
  change({ pin: { series: 'dial', steps: 4 } });
  expect(state().pinned).toMatchObject({ spec: { sampler: 'multistep', steps: 4 }, final: true });
  expect(ranSteps(page)).toEqual([4]);
  change({ pin: { series: 'ddim', steps: 8 }, steps: 2 });
  await wait(25);
  expect(shownSteps(page)).toBe(2);
  expect(state().activity).toMatchObject({ kind: 'pinning', spec: { sampler: 'ddim', steps: 8 } });
  await wait(85);
  expect(pinnedSteps(page)).toBe(8);
  expect(ranSteps(page)).toEqual([4, 2, 8]);
  expect(state().timings.get('ddim dial 8 16')).toEqual([80]);
  expect(state().activity.kind).toBe('resting');
});

test('another seed makes both anew, the dial’s pictures first', async () => {
  change({ pin: { series: 'ddim', steps: 8 }, steps: 2 });
  await wait(120);
  const before = page.runs.length;
  change({ seed: 9 });
  await wait(110);
  expect(page.runs.slice(before).map(({ spec }) => spec)).toMatchObject([
    { sampler: 'multistep', steps: 2, seed: 9 },
    { sampler: 'ddim', steps: 8, seed: 9 },
  ]);
  expect(state().pinned?.spec.seed).toBe(9);
});

test('the dial interrupts the run for the pinned pictures unless its own are in memory', async () => {
  page.controller.stop();
  change({ pin: { series: 'ddim', steps: 32 } });
  await wait(50);
  change({ comparison: 'wipe' });
  change({ limit: 100 });
  change({ steps: 2 });
  expect(state().activity).toMatchObject({ kind: 'sampling', spec: { steps: 2 } });
  await wait(100);
  expect(ranSteps(page)).toEqual([4, 32, 2, 32]);
  change({ steps: 4 });
  expect(shownSteps(page)).toBe(4);
  await wait(250);
  expect(ranSteps(page)).toEqual([4, 32, 2, 32]);
  expect(pinnedSteps(page)).toBe(32);
});

test('removing a pin, or stopping, ends its run', async () => {
  page.controller.stop();
  change({ pin: { series: 'ddim', steps: 32 } });
  change({ pin: null });
  expect(state().activity.kind).toBe('resting');
  await wait(500);
  expect(state().pinned).toBeNull();
  change({ pin: { series: 'ddim', steps: 16 } });
  page.controller.stop();
  expect(state().activity.kind).toBe('stopped');
  await wait(500);
  expect(state().pinned).toBeNull();
  page.controller.resume();
  await wait(200);
  expect(pinnedSteps(page)).toBe(16);
});
