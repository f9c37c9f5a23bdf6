import * as fc from 'fast-check';
import { assert, gen, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imagesFromModel, modelFromImages } from './images.ts';

describe('pictures and model layout', () => {
  it('follows the channel order of pixel_unshuffle: c·p² + py·p + px', () => {
    // One 2×4 picture of two channels; pixel value 10·(y·4 + x) + c.
    const pixels = Uint8Array.from({ length: 16 }, (_, i) => 10 * (i >> 1) + (i & 1));
    const x = modelFromImages(pixels, { count: 1, height: 2, width: 4, channels: 2 }, 2);
    const order = [0, 10, 40, 50, 1, 11, 41, 51, 20, 30, 60, 70, 21, 31, 61, 71];
    expect([...x].map((value) => Math.round((value + 1) * 127.5))).toEqual(order);
  });

  it('gives every picture back unchanged', () => {
    const sizes = fc.record({
      count: fc.integer({ min: 0, max: 3 }),
      rows: fc.integer({ min: 1, max: 4 }),
      columns: fc.integer({ min: 1, max: 4 }),
      channels: fc.integer({ min: 1, max: 4 }),
      patch: fc.integer({ min: 1, max: 3 }),
    });
    assert(
      property(sizes, gen(), ({ count, rows, columns, channels, patch }, g) => {
        const size = { count, height: rows * patch, width: columns * patch, channels };
        const length = count * size.height * size.width * channels;
        const pixels = g(fc.uint8Array, { minLength: length, maxLength: length });
        expect(imagesFromModel(modelFromImages(pixels, size, patch), size, patch)).toEqual(Uint8Array.from(pixels));
      }),
    );
  });

  it('clips to [−1, 1]', () => {
    const x = Float32Array.of(-7, -1, 0, 1, 7, 0.5);
    expect([...imagesFromModel(x, { count: 6, height: 1, width: 1, channels: 1 }, 1)]).toEqual([
      0, 0, 128, 255, 255, 191,
    ]);
  });

  it('refuses sizes that do not match', () => {
    const size = { count: 1, height: 4, width: 4, channels: 1 };
    expect(() => imagesFromModel(new Float32Array(15), size, 2)).toThrow('15 values where the size asks for 16');
    expect(() => modelFromImages(new Uint8Array(16), size, 3)).toThrow('do not divide into 3×3 patches');
  });
});
