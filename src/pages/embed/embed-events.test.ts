/** What the host hears of the reader's choices: those it has settings for, once they are made. */
import { beforeEach, expect, test } from 'vitest';
import type { FromFrame } from '../../element/protocol.ts';
import { changeSettings } from '../../session/change-settings.ts';
import { HoverPreview } from '../../session/hover-preview.ts';
import { pageStore } from '../../session/store.ts';
import { emitToHost } from './embed-events.ts';

const initial = pageStore.getInitialState();
let emitted: FromFrame[] = [];
let byHost = false;
emitToHost(
  (message) => emitted.push(message),
  () => byHost,
);

beforeEach(() => {
  byHost = true;
  pageStore.setState(initial, true);
  byHost = false;
  emitted = [];
});

test('a change carries the settings that a host knows, and no others', () => {
  changeSettings({ steps: 2, pin: { series: 'ddim', steps: 1 } });
  expect(emitted).toEqual([{ type: 'change', settings: expect.objectContaining({ steps: 2, seed: 1 }) }]);
  const [message] = emitted;
  const names = message?.type === 'change' ? Object.keys(message.settings) : [];
  for (const name of ['specialists', 'pin', 'comparison', 'limit']) expect(names).not.toContain(name);
});

test('settings that a host does not know, and its own changes, are not reported', () => {
  changeSettings({ limit: 100 });
  changeSettings({ specialists: true });
  byHost = true;
  changeSettings({ steps: 8 });
  expect(emitted).toEqual([]);
});

test('a point that is only hovered is not reported; one that the reader chooses is, once', async () => {
  const hover = new HoverPreview(pageStore);
  const restOn = async (steps: number | null) => {
    hover.preview(steps === null ? null : { series: 'ddim', steps });
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  await restOn(8);
  expect(pageStore.getState().settings).toMatchObject({ sampler: 'ddim', steps: 8 });
  await restOn(null);
  expect(pageStore.getState().settings).toMatchObject({ sampler: 'multistep', steps: 4 });
  expect(emitted).toEqual([]);
  await restOn(7);
  hover.commit({ series: 'ddim', steps: 7 });
  await restOn(null);
  expect(emitted).toMatchObject([{ type: 'change', settings: { sampler: 'ddim', steps: 7 } }]);
});
