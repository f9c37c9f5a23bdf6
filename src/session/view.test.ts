/** Which pictures are shown: a poster while it is the run asked for or there is nothing better, and labelled for what it is. */
import { expect, test } from 'vitest';
import { type PosterSheet, sheetSize, slicePosters } from './posters.ts';
import { type Drawable, specFor } from './run-specs.ts';
import { DEFAULTS, type Settings } from './settings.ts';
import type { Shown } from './store.ts';
import { viewOf } from './view.ts';

const model: Drawable = { networks: [{ name: 'dial' }, { name: 'specialist-2' }], classes: ['0', '1'] };
const about: PosterSheet = {
  url: 'models/mnist/posters.png?0',
  sha256: '0'.repeat(64),
  image: { height: 28, width: 28, channels: 1 },
  seed: 1,
  count: 16,
  steps: [1, 2, 4],
  model,
};
const sheet = {} as HTMLImageElement;
const posters = slicePosters('mnist', about, sheet);
const at = (changes: Partial<Settings>): Settings => ({ ...DEFAULTS, ...changes });
const images = { count: 16, height: 1, width: 1, channels: 1, data: new Uint8Array(16) };
const shownAt = (changes: Partial<Settings>, final = true): Shown => ({
  spec: specFor(at(changes), model),
  images,
  device: null,
  final,
});
/** What is in view, in a word. */
function seen(changes: Partial<Settings>, shown: Shown | null = null, known = posters): string {
  const view = viewOf({ settings: at(changes), manifest: shown && model, shown, posters: known });
  if (view.kind === 'nothing') return view.kind;
  if (view.kind === 'live') return `live ${view.shown.spec.steps}`;
  return `${view.exact ? 'poster' : 'stand-in'} ${view.poster.spec.steps}`;
}

test('the sheet is cut into grids, one below the other', () => {
  expect(sheetSize(about)).toEqual({ width: 112, height: 336, partHeight: 112 });
  expect(sheetSize({ ...about, count: 5 })).toEqual({ width: 84, height: 168, partHeight: 56 });
  expect(posters.byStep.get(4)?.part).toEqual({ sheet, top: 224, width: 112, height: 112 });
});

test('without an engine: posters at every stop that has one', () => {
  expect(seen({ steps: 1 })).toBe('poster 1');
  expect(seen({ steps: 4 })).toBe('poster 4');
  expect(seen({ steps: 8 })).toBe('nothing');
  expect(seen({ steps: 4, model: 'emoji' })).toBe('nothing');
});

test.each([
  [{ seed: 2 }],
  [{ count: 4 }],
  [{ label: 1 }],
  [{ sampler: 'ddim' }],
  [{ specialists: true, steps: 2 }],
] as const)('other settings make it a stand-in: %j', (changes) => {
  expect(seen(changes)).toMatch(/^stand-in/);
});

test('settings that ask for the same run show the same poster', () => {
  expect(seen({ specialists: true, steps: 4 })).toBe('poster 4');
  expect(seen({ label: 7 })).toBe('poster 4');
});

test('live pictures are shown once they are final and of the run asked for', () => {
  expect(seen({ steps: 4 }, shownAt({ steps: 4 }))).toBe('live 4');
  expect(seen({ steps: 4 }, shownAt({ steps: 4 }, false))).toBe('poster 4');
  expect(seen({ steps: 2 }, shownAt({ steps: 4 }))).toBe('poster 2');
  expect(seen({ steps: 8 }, shownAt({ steps: 4 }))).toBe('live 4');
});

test('with other settings, an older run or a preview is shown rather than a stand-in', () => {
  expect(seen({ steps: 2, seed: 7 }, shownAt({ steps: 4, seed: 7 }))).toBe('live 4');
  expect(seen({ steps: 2, seed: 7 }, shownAt({ steps: 2, seed: 7 }, false))).toBe('live 2');
});

test('posters of a model of captions are its examples at its default guidance', () => {
  const captions = { guidance: { max: 4, default: 1.5 }, examples: ['cat', 'owl'] };
  const captioned = slicePosters('emoji', { ...about, model: { ...model, classes: [], captions } }, sheet);
  expect(captioned.byStep.get(1)?.spec.prompt).toEqual({ captions: ['cat', 'owl'], guidance: 1.5 });
  const of = (changes: Partial<Settings>) => seen({ model: 'emoji', ...changes }, null, captioned);
  expect(of({})).toBe('poster 4');
  expect(of({ guidance: 1.5, label: 3 })).toBe('poster 4');
  expect(of({ guidance: 2 })).toBe('stand-in 4');
  expect(of({ caption: 'cat' })).toBe('stand-in 4');
});
