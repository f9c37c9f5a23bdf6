/** A backend that starts well and then computes values that are not numbers. */
import { expect, test } from 'vitest';
import { beginBeforeEach, change, page, state, wait } from '../test-support/begun-page.ts';
import { shownSteps } from '../test-support/page-rig.ts';

beginBeforeEach();

test('a backend that computes wrongly gives way to the next, with its reason; the error of the last one is shown', async () => {
  const wrong = new Set(['webgpu', 'webgl']);
  const onNow = () => {
    const { engine } = state();
    return engine.status === 'ready' ? engine.device.backend : '';
  };
  page.failureKind = 'backend';
  page.failure = () => (wrong.has(onNow()) ? `Not numbers on ${onNow()}.` : null);
  change({ steps: 2 });
  await wait(500);
  expect(shownSteps(page)).toBe(2);
  expect(state().shown?.device).toMatchObject({
    backend: 'wasm',
    refused: [
      { backend: 'webgpu', reason: 'Not numbers on webgpu.' },
      { backend: 'webgl', reason: 'Not numbers on webgl.' },
    ],
  });
  expect(state().runError).toBeNull();

  page.failure = () => `Not numbers on ${onNow()}.`;
  change({ steps: 3 });
  await wait(500);
  expect(state().runError).toEqual({ kind: 'backend', message: 'Not numbers on cpu.' });
  expect(shownSteps(page)).toBe(2);
  page.failure = () => null;
  page.controller.retry();
  await wait(500);
  expect(onNow()).toBe('webgpu');
  expect(shownSteps(page)).toBe(3);
});

test('a backend that the reader chose is kept although it computes wrongly', async () => {
  change({ backend: 'webgl' });
  await wait(100);
  page.failureKind = 'backend';
  page.failure = () => 'Not numbers.';
  change({ steps: 2 });
  await wait(500);
  expect(state().runError?.message).toBe('Not numbers.');
  expect(page.opened).toBe(2);
});

test('a device that reports an error gives way to the next backend, which goes on with the same run', async () => {
  change({ steps: 32 });
  await wait(50);
  page.lose('backend');
  await wait(500);
  expect(state().engine).toMatchObject({
    status: 'ready',
    device: { backend: 'webgl', refused: [{ backend: 'webgpu', reason: 'Lost.' }] },
  });
  expect(shownSteps(page)).toBe(32);
  change({ backend: 'webgl' });
  await wait(500);
  page.lose('backend');
  await wait(500);
  expect(state().engine).toMatchObject({ status: 'failed', error: { kind: 'backend' } });
});
