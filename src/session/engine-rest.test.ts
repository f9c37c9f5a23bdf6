/** An engine that is lost, or rests out of sight, comes back without a word, unless it is lost again soon. */
import { beforeEach, expect, test } from 'vitest';
import { beginBeforeEach, page, state, wait } from '../test-support/begun-page.ts';
import { ranSteps, shownSteps } from '../test-support/page-rig.ts';
import { changeSettings } from './change-settings.ts';

let statuses: string[];
const see = (visible: boolean) => {
  page.environment.visible = () => visible;
  page.controller.visibilityChanged();
};

beginBeforeEach();
beforeEach(() => {
  page.controller.stop();
  statuses = [];
  page.store.subscribe(({ engine }, before) => engine !== before.engine && statuses.push(engine.status));
});

test('a device lost while the page is hidden is opened again when it is seen, once and without a word', async () => {
  see(false);
  page.lose();
  await wait(60_000);
  expect(page.opened).toBe(1);
  see(true);
  await wait(60);
  expect(page.opened).toBe(2);
  expect(statuses.every((status) => status === 'ready')).toBe(true);
  expect(state().runError).toBeNull();
  // The same device would make the same pictures again.
  expect(ranSteps(page)).toEqual([4]);
  changeSettings({ steps: 8 }, page.store);
  await wait(100);
  expect(shownSteps(page)).toBe(8);
});

test('a loss before the reader’s eyes is mended too, but not a second one soon after', async () => {
  changeSettings({ steps: 32 }, page.store);
  await wait(50);
  page.lose();
  await wait(500);
  expect(page.opened).toBe(2);
  expect(statuses.every((status) => status === 'ready')).toBe(true);
  expect(shownSteps(page)).toBe(32);
  await wait(500_000);
  page.lose();
  await wait(60);
  expect(page.opened).toBe(2);
  expect(state().engine).toMatchObject({ status: 'failed', error: { kind: 'device-lost' } });
  see(false);
  see(true);
  await wait(60);
  expect(page.opened).toBe(2);
});

test('a loss long after another is mended again', async () => {
  for (const opened of [2, 3]) {
    page.lose();
    await wait(600_000);
    expect(page.opened).toBe(opened);
  }
  expect(state().engine.status).toBe('ready');
});

test('a run that was under way when the device went is made when the page is seen again', async () => {
  changeSettings({ steps: 32 }, page.store);
  await wait(50);
  see(false);
  page.lose();
  await wait(1000);
  expect(state().activity.kind).toBe('resting');
  see(true);
  await wait(500);
  expect(shownSteps(page)).toBe(32);
  expect(state().activity.kind).toBe('resting');
});

test('out of sight, an engine rests on request: its worker ends, and what was shown stays', async () => {
  page.controller.rest();
  expect(page.alive).toBe(1);
  see(false);
  page.controller.rest();
  expect(page.alive).toBe(0);
  expect(shownSteps(page)).toBe(4);
  changeSettings({ steps: 8 }, page.store);
  await wait(5000);
  expect(page.alive).toBe(0);
  see(true);
  await wait(200);
  expect(shownSteps(page)).toBe(8);
  expect(statuses.every((status) => status === 'ready')).toBe(true);
  page.controller.rest();
  expect(page.alive).toBe(1);
});

test('an engine that rests while it opens goes on opening when it is seen', async () => {
  changeSettings({ backend: 'cpu' }, page.store);
  see(false);
  page.controller.rest();
  await wait(5000);
  expect(page.alive).toBe(0);
  expect(state().engine.status).toBe('opening');
  see(true);
  await wait(100);
  expect(state().engine.status).toBe('ready');
  expect(shownSteps(page)).toBe(4);
});

test('another device makes its own pictures and times', async () => {
  see(false);
  page.controller.rest();
  page.device = 'another GPU';
  see(true);
  await wait(100);
  expect(ranSteps(page)).toEqual([4, 4]);
});
