/** The run controller: the newest choice wins, what was made is shown at once, and the reader can stop and go on. */
import { expect, test } from 'vitest';
import { begin, beginBeforeEach, change, open, page, state, wait } from '../test-support/begun-page.ts';
import { FakeLocks } from '../test-support/fake-locks.ts';
import { pageRig, ranSteps, shownSteps, tenClasses } from '../test-support/page-rig.ts';
import { testFile } from '../test-support/test-package.ts';
import { LOCK_NAME } from './run-lock.ts';

beginBeforeEach();

test('opening the model shows the pictures of the settings', () => {
  expect(ranSteps(page)).toEqual([4]);
  expect(shownSteps(page)).toBe(4);
  expect(state().curves).toEqual({ status: 'failed', message: 'no curves here' });
});

test('while the dial is dragged, the newest stop wins', async () => {
  for (const steps of [5, 6, 7, 8]) {
    change({ steps });
    await wait(20);
  }
  await wait(80);
  expect(ranSteps(page)).toEqual([4, 5, 6, 7, 8]);
  expect(shownSteps(page)).toBe(8);
  expect(state().timings.get('multistep dial 8 16')).toEqual([80]);
  expect(state().timings.has('multistep dial 7 16')).toBe(false);
});

test('pictures in memory appear at once and without a run', async () => {
  change({ steps: 8 });
  await wait(10);
  change({ steps: 4 });
  expect(shownSteps(page)).toBe(4);
  await wait(300);
  expect(ranSteps(page)).toEqual([4, 8]);
  expect(state().activity.kind).toBe('resting');
});

test.each([
  ['theme and steps', { theme: 'dark', steps: 8 }],
  ['language and steps', { language: 'de', steps: 8 }],
  ['comparison, limit and steps', { comparison: 'wipe', limit: 100, steps: 8 }],
] as const)('%s, changed together, show new pictures', async (_, patch) => {
  change(patch);
  await wait(100);
  expect(ranSteps(page)).toEqual([4, 8]);
  expect(shownSteps(page)).toBe(8);
});

test('the theme alone starts nothing', async () => {
  page.controller.stop();
  change({ theme: 'dark' });
  await wait(1000);
  expect(ranSteps(page)).toEqual([4]);
});

test('stop ends a run for good; resume starts it again', async () => {
  change({ steps: 256 });
  await wait(500);
  page.controller.stop();
  expect(state().activity.kind).toBe('stopped');
  await wait(5000);
  expect(ranSteps(page)).toEqual([4, 256]);
  page.controller.resume();
  await wait(2600);
  expect(shownSteps(page)).toBe(0); // 256 in one byte
  expect(state().shown?.spec.steps).toBe(256);
});

test('a run that was stopped stays stopped when the page is hidden and shown', async () => {
  change({ steps: 32 });
  await wait(50);
  page.controller.stop();
  for (const may of [false, true]) {
    page.environment.mayRun = () => may;
    page.controller.visibilityChanged();
  }
  await wait(5000);
  expect(state().activity.kind).toBe('stopped');
  expect(ranSteps(page)).toEqual([4, 32]);
});

test('a failed run is reported and can be tried again; nothing is measured meanwhile', async () => {
  page.failure = () => 'It did not work.';
  change({ steps: 2 });
  await wait(5000);
  expect(state().runError).toEqual({ kind: 'run', message: 'It did not work.' });
  expect(ranSteps(page)).toEqual([4, 2]);
  page.failure = () => null;
  page.controller.resume();
  await wait(30);
  expect(state().runError).toBeNull();
  expect(shownSteps(page)).toBe(2);
});

test('another backend starts new timings, and the pictures still know what made them', async () => {
  const before = state().shown?.device;
  expect(before?.backend).toBe('webgpu');
  change({ backend: 'cpu' });
  expect(state().engine.status).toBe('opening');
  expect(state().shown?.device).toBe(before);
  await wait(60);
  expect(ranSteps(page)).toEqual([4, 4]);
  expect(state().timings.get('multistep dial 4 16')).toEqual([40]);
  expect(state().shown?.device?.backend).toBe('cpu');
});

test('another model: nothing of the old one stays but the dial', async () => {
  change({ steps: 3 });
  await wait(60);
  const captions = { file: testFile, guidance: { max: 4, default: 1.5 }, examples: ['cat', 'dog'] };
  page.manifest = { ...tenClasses, classes: [], captions };
  change({ model: 'emoji' });
  expect(state()).toMatchObject({ shown: null, manifest: null, engine: { status: 'opening' } });
  expect(state().timings.size).toBe(0);
  await wait(60);
  expect(page.runs.at(-1)?.spec).toMatchObject({ steps: 3, prompt: { captions: ['cat', 'dog'], guidance: 1.5 } });
  expect(state().captions).toMatchObject({ status: 'ready', draws: ['cat', 'dog', 'owl'] });
  change({ caption: 'owl' });
  await wait(60);
  expect(state().shown?.spec.prompt).toEqual({ captions: ['owl'], guidance: 1.5 });
});

test('a model with other stops moves the dial to the nearest one', async () => {
  change({ steps: 8 });
  await wait(100);
  page.manifest = { ...tenClasses, budgets: { finite: [1, 3, 9, 27], infinite: 256 } };
  change({ model: 'seven' });
  await wait(200);
  expect(state()).toMatchObject({ stops: [1, 3, 9, 27, 256], settings: { steps: 9 } });
  expect(shownSteps(page)).toBe(9);
});

test('fetching can be cancelled and started again', async () => {
  change({ model: 'emoji' });
  page.controller.cancel();
  await wait(60);
  expect(state().engine.status).toBe('closed');
  page.controller.retry();
  await wait(60);
  expect(state().engine.status).toBe('ready');
  page.controller.cancel();
  expect(state().engine.status).toBe('ready');
});

test('cancelled before the engine has started, the model is not fetched until the reader asks for it', async () => {
  page.controller.close();
  open();
  page.controller.announce();
  expect(state().engine.status).toBe('opening');
  page.controller.cancel();
  expect(state().engine.status).toBe('closed');
  page.controller.start();
  await wait(5000);
  expect(page.opened).toBe(0);
  expect(state().engine.status).toBe('closed');
  // What the page itself shows of the model is small and loads all the same.
  expect(state().manifest).not.toBeNull();
  page.controller.retry();
  await wait(60);
  expect(shownSteps(page)).toBe(4);
});

test('cancelled and asked for again before the engine has started, the model opens once', async () => {
  page.controller.close();
  open();
  page.controller.announce();
  page.controller.cancel();
  page.controller.retry();
  expect(state().engine.status).toBe('opening');
  page.controller.start();
  await wait(60);
  expect(page.opened).toBe(1);
  expect(shownSteps(page)).toBe(4);
});

test('while nothing may run, a run is put off; pictures in memory are still shown', async () => {
  change({ steps: 32 });
  await wait(50);
  page.environment.mayRun = () => false;
  page.controller.visibilityChanged();
  expect(state().activity.kind).toBe('resting');
  change({ steps: 4 });
  expect(shownSteps(page)).toBe(4);
  change({ steps: 7 });
  await wait(5000);
  expect(ranSteps(page)).toEqual([4, 32]);
  page.environment.mayRun = () => true;
  page.controller.visibilityChanged();
  await wait(80);
  expect(ranSteps(page)).toEqual([4, 32, 7]);
  expect(shownSteps(page)).toBe(7);
});

test('beside another tab a run waits and reports it; stopping leaves the queue, and idle runs give way', async () => {
  page.controller.close();
  const locks = new FakeLocks();
  await begin(pageRig(tenClasses, { locks }));
  const before = page.runs.length;
  page.controller.stop();
  let release = locks.hold(LOCK_NAME);
  change({ steps: 8 });
  await wait(400);
  expect(state().activity).toMatchObject({ kind: 'sampling', hop: 0, queued: true });
  page.controller.stop();
  expect(state().activity.kind).toBe('stopped');
  await wait(1);
  expect(locks.waiting).toEqual([]);
  change({ steps: 5 });
  release();
  await wait(60);
  expect(ranSteps(page).slice(before)).toEqual([5]);
  expect(locks.held.size).toBe(0);

  page.controller.resume();
  await wait(520);
  expect(state().activity.kind).toBe('measuring');
  const other = locks.request(LOCK_NAME, {}, () => new Promise<void>((resolve) => (release = resolve)));
  await wait(300);
  expect(state().activity.kind).toBe('resting');
  const measured = page.runs.length;
  await wait(3000);
  expect(page.runs).toHaveLength(measured);
  release();
  await other;
  await wait(1000);
  expect(page.runs.length).toBeGreaterThan(measured);
});

test('a hidden page holds up no other: it releases the lock, and its run goes on', async () => {
  page.controller.close();
  const locks = new FakeLocks();
  await begin(pageRig(tenClasses, { locks }));
  change({ steps: 256 });
  await wait(100);
  expect(locks.held.has(LOCK_NAME)).toBe(true);
  page.environment.visible = () => false;
  page.controller.visibilityChanged();
  await wait(1);
  expect(locks.held.has(LOCK_NAME)).toBe(false);
  await wait(2600);
  expect(state().shown?.spec.steps).toBe(256);
});
