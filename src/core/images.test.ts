/** From model layout to images: order of channels, clipping, and sizes that do not match. */
import * as fc from 'fast-check';
import { assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImageSize, imagesFromModel } from './images.ts';

/** Where pixel [n, y, x, c] lies in model layout, written as PyTorch documents `pixel_unshuffle`. */
function placeOf(
  { height, width, channels }: ImageSize,
  patch: number,
  [n, y, x, c]: [number, number, number, number],
) {
  const [rows, columns] = [height / patch, width / patch];
  const position = (n * rows + Math.floor(y / patch)) * columns + Math.floor(x / patch);
  return position * channels * patch ** 2 + c * patch ** 2 + (y % patch) * patch + (x % patch);
}

describe('imagesFromModel', () => {
  it('follows the channel order of pixel_unshuffle: c·p² + py·p + px', () => {
    // One 2×4 image of two channels whose pixel value is 10·(y·4 + x) + c.
    const order = [0, 10, 40, 50, 1, 11, 41, 51, 20, 30, 60, 70, 21, 31, 61, 71];
    const x = Float32Array.from(order, (value) => value / 127.5 - 1);
    const images = imagesFromModel(x, { count: 1, height: 2, width: 4, channels: 2 }, 2);
    expect([...images]).toEqual(Array.from({ length: 16 }, (_, i) => 10 * (i >> 1) + (i & 1)));
  });

  it('puts every value in its place, for every size', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 0, max: 3 }),
      rows: fc.integer({ min: 1, max: 4 }),
      columns: fc.integer({ min: 1, max: 4 }),
      channels: fc.integer({ min: 1, max: 4 }),
      patch: fc.integer({ min: 1, max: 3 }),
    });
    assert(
      property(sizes, ({ count, rows, columns, channels, patch }) => {
        const size = { count, height: rows * patch, width: columns * patch, channels };
        const length = count * size.height * size.width * channels;
        const levels = Array.from({ length }, (_, i) => (i * 37) % 256);
        const images = imagesFromModel(
          Float32Array.from(levels, (level) => level / 127.5 - 1),
          size,
          patch,
        );
        for (let i = 0; i < length; i++) {
          const c = i % channels;
          const x = Math.floor(i / channels) % size.width;
          const y = Math.floor(i / channels / size.width) % size.height;
          const n = Math.floor(i / channels / size.width / size.height);
          expect(images[i]).toBe(levels[placeOf(size, patch, [n, y, x, c])]);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('clips to [−1, 1]', () => {
    const x = Float32Array.of(-7, -1, 0, 1, 7, 0.5);
    const size = { count: 6, height: 1, width: 1, channels: 1 };
    expect([...imagesFromModel(x, size, 1)]).toEqual([0, 0, 128, 255, 255, 191]);
  });

  it('rejects sizes that do not match', () => {
    const size = { count: 1, height: 4, width: 4, channels: 1 };
    expect(() => imagesFromModel(new Float32Array(15), size, 2)).toThrow('15 values where the size asks for 16');
    expect(() => imagesFromModel(new Float32Array(16), size, 3)).toThrow('do not divide into 3×3 patches');
  });
});
