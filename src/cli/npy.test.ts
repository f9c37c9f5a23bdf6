/** .npy files byte by byte, as numpy.lib.format describes them. */
import { expect, test } from 'vitest';
import { encodeNpy } from './npy.ts';

test('it writes the header of a stack of images', () => {
  const data = Uint8Array.from({ length: 24 }, (_, i) => i);
  const file = encodeNpy(data, [2, 3, 4, 1]);
  expect([...file.subarray(0, 10)]).toEqual([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, 118, 0]);
  const header = new TextDecoder('latin1').decode(file.subarray(10, 128));
  expect(header.trimEnd()).toBe("{'descr': '|u1', 'fortran_order': False, 'shape': (2, 3, 4, 1), }");
  expect(header.endsWith(' \n')).toBe(true);
  expect([...file.subarray(128)]).toEqual([...data]);
});

test('data starts at a multiple of 64 bytes for every shape', () => {
  for (let axes = 1; axes <= 40; axes++) {
    const file = encodeNpy(
      new Uint8Array([7]),
      Array.from({ length: axes }, () => 1),
    );
    expect((file.length - 1) % 64).toBe(0);
    expect((file[8] ?? 0) + 256 * (file[9] ?? 0)).toBe(file.length - 1 - 10);
    expect(file.at(-2)).toBe(0x0a);
  }
});

test('a shape of one axis is written as a tuple of one', () => {
  expect(new TextDecoder('latin1').decode(encodeNpy(new Uint8Array(3), [3]))).toContain("'shape': (3,), }");
});

test('it rejects data that does not fit the shape', () => {
  expect(() => encodeNpy(new Uint8Array(5), [2, 3])).toThrow(RangeError);
});
