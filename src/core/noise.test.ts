/** Seeded noise: the generator's published vectors, the moments of a normal distribution, and independence of its arguments. */
import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillGaussianNoise, philox4x32 } from './noise.ts';

const uint32 = integer({ min: 0, max: 2 ** 32 - 1 });

function noise(length: number, seed: number, image = 0, draw = 0): Float32Array {
  const out = new Float32Array(length);
  fillGaussianNoise(out, 0, length, seed, image, draw);
  return out;
}

describe('philox4x32', () => {
  // Known-answer vectors of the authors' Random123 library, kat_vectors, "philox4x32 10".
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ] as const)('counter %j, key %j', (counter, key, expected) => {
    const words = new Uint32Array(4);
    philox4x32(words, counter, key);
    expect([...words].map((word) => word.toString(16).padStart(8, '0')).join(' ')).toBe(expected);
  });
});

describe('fillGaussianNoise', () => {
  it('has the moments of a standard normal', () => {
    const values = noise(200_000, 42);
    const moment = (k: number) => values.reduce((sum, x) => sum + x ** k, 0) / values.length;
    // Six standard errors of each moment: sqrt(1, 2, 15, 96)/sqrt(n).
    expect(Math.abs(moment(1))).toBeLessThan(0.0135);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.019);
    expect(Math.abs(moment(3))).toBeLessThan(0.052);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.132);
  });

  it('is finite for every seed, image and draw', () => {
    assert(property(uint32, uint32, uint32, (s, i, d) => noise(64, s, i, d).every(Number.isFinite)));
  });

  it('starts a longer request with the values of a shorter one', () => {
    assert(
      property(uint32, integer({ min: 0, max: 40 }), (seed, length) => {
        expect(noise(length, seed)).toEqual(noise(64, seed).slice(0, length));
      }),
    );
  });

  it('differs between seeds, images and draws', () => {
    const first = noise(4, 1, 2, 3);
    for (const other of [noise(4, 2, 2, 3), noise(4, 1, 3, 3), noise(4, 1, 2, 4), noise(4, 3, 2, 1)]) {
      expect(other).not.toEqual(first);
    }
  });

  it('writes only the range it is given', () => {
    const out = new Float32Array(12).fill(9);
    fillGaussianNoise(out, 3, 6, 1, 0, 0);
    expect([...out.slice(0, 3), ...out.slice(9)]).toEqual([9, 9, 9, 9, 9, 9]);
    expect(out.slice(3, 9)).toEqual(noise(6, 1));
  });

  it('rejects arguments that are not uint32, and a range outside the array', () => {
    const out = new Float32Array(4);
    expect(() => fillGaussianNoise(out, 0, 4, -1, 0, 0)).toThrow('seed must be a whole number');
    expect(() => fillGaussianNoise(out, 0, 4, 1, 0.5, 0)).toThrow('image must be a whole number');
    expect(() => fillGaussianNoise(out, 0, 4, 1, 0, 2 ** 32)).toThrow('draw must be a whole number');
    expect(() => fillGaussianNoise(out, 1, 4, 1, 0, 0)).toThrow('do not fit');
  });
});
