/** The strip: a frame for each hop with its step and time, and words that say how many there are. */
import { expect, test } from 'vitest';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import type { Trajectory } from '../../session/store.ts';
import { denoisedFrames, stripWords } from './trajectory-words.ts';

function trajectory(steps: number, hops: number[]): Trajectory {
  const images = { count: hops.length, height: 1, width: 2, channels: 1, data: new Uint8Array(hops.length * 2) };
  for (let i = 0; i < images.data.length; i++) images.data[i] = i;
  return {
    spec: { sampler: 'multistep', steps, count: 16, seed: 1, label: 'mixed', network: 'dial' },
    image: 2,
    hops,
    images,
  };
}

test('frames', () => {
  const frames = denoisedFrames(trajectory(3, [0, 1, 2]));
  expect(frames.map(({ step, time }) => [step, Number(time.toFixed(2))])).toEqual([
    [1, 1],
    [2, 0.67],
    [3, 0.33],
  ]);
  expect(frames.map(({ images }) => [...images.data])).toEqual([
    [0, 1],
    [2, 3],
    [4, 5],
  ]);
});

test('words', () => {
  expect(stripWords(trajectory(1, [0]), en)).toEqual({
    title: 'Image 3 in 1 step, from noise to image.',
    explanation: 'The network sees only noise and guesses the image in one go.',
  });
  expect(stripWords(trajectory(4, [0, 1, 2, 3]), en).explanation).toMatch(/The last one is the image itself\.$/);
  expect(stripWords(trajectory(256, [0, 100, 255]), en).explanation).toMatch(/3 of the 256 steps are shown\.$/);
  expect(stripWords(trajectory(4, [0, 1, 2, 3]), de).title).toBe('Bild 3 in 4 Schritten, vom Rauschen zum Bild.');
  expect(stripWords(trajectory(256, [0, 255]), de).explanation).toMatch(/ Gezeigt werden 2 der 256 Schritte\.$/);
});
