/** What a host is told of the reader's choices: those that it knows, once they are made. */
import { beforeEach, expect, test } from 'vitest';
import type { FromFrame } from '../../element/protocol.ts';
import { HoverPreview } from '../../session/hover-preview.ts';
import { changeSettings, usePage } from '../../session/store.ts';
import { tellHost } from './embed-events.ts';

const initial = usePage.getInitialState();
let told: FromFrame[] = [];
let byHost = false;
tellHost(
  (message) => told.push(message),
  () => byHost,
);

beforeEach(() => {
  byHost = true;
  usePage.setState(initial, true);
  byHost = false;
  told = [];
});

test('a change is told with the settings that a host knows, and no others', () => {
  changeSettings({ steps: 2, pin: { series: 'ddim', steps: 1 } });
  expect(told).toEqual([{ type: 'change', settings: expect.objectContaining({ steps: 2, seed: 1 }) }]);
  const [message] = told;
  const names = message?.type === 'change' ? Object.keys(message.settings) : [];
  for (const name of ['specialists', 'pin', 'comparison', 'limit']) expect(names).not.toContain(name);
});

test('nothing is told of what a host does not know, nor of what it did itself', () => {
  changeSettings({ limit: 100 });
  changeSettings({ specialists: true });
  byHost = true;
  changeSettings({ steps: 8 });
  expect(told).toEqual([]);
});

test('a place that is only looked at is not told; where the reader stays, it is, once', async () => {
  const visit = new HoverPreview(usePage);
  const look = async (steps: number | null) => {
    visit.preview(steps === null ? null : { series: 'ddim', steps });
    await new Promise((resolve) => setTimeout(resolve, 300));
  };
  await look(8);
  expect(usePage.getState().settings).toMatchObject({ sampler: 'ddim', steps: 8 });
  await look(null);
  expect(usePage.getState().settings).toMatchObject({ sampler: 'multistep', steps: 4 });
  expect(told).toEqual([]);
  await look(7);
  visit.commit({ series: 'ddim', steps: 7 });
  await look(null);
  expect(told).toMatchObject([{ type: 'change', settings: { sampler: 'ddim', steps: 7 } }]);
});
