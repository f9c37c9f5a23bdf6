/** Every pixel of the grid is in its place. */
import { expect, test } from 'vitest';
import { tileImages } from './tile-images.ts';

test('grey images fill two columns', () => {
  const sheet = tileImages({ count: 4, height: 1, width: 2, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) });
  expect([sheet.width, sheet.height]).toEqual([4, 2]);
  const grey = Array.from({ length: 8 }, (_, i) => sheet.pixels[i * 4]);
  expect(grey).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...sheet.pixels.slice(4, 8)]).toEqual([2, 2, 2, 255]);
});

test('the second image is beside the first, the third below', () => {
  const sheet = tileImages({ count: 3, height: 2, width: 1, channels: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  const grey = Array.from({ length: 8 }, (_, i) => sheet.pixels[i * 4]);
  expect(grey).toEqual([1, 3, 2, 4, 5, 0, 6, 0]);
});

test('colour images keep their channels', () => {
  const sheet = tileImages({ count: 1, height: 1, width: 1, channels: 3, data: Uint8Array.of(9, 8, 7) });
  expect([...sheet.pixels]).toEqual([9, 8, 7, 255]);
});
