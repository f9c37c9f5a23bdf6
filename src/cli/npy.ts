/** Writes uint8 arrays as NumPy's .npy, format 1.0 (numpy.lib.format). */

/** The bytes of an .npy file: `data` in C order, of `shape`. Throws `RangeError` if they do not fit. */
export function encodeNpy(data: Uint8Array, shape: readonly number[]): Uint8Array<ArrayBuffer> {
  const expected = shape.reduce((product, size) => product * size, 1);
  if (data.length !== expected) throw new RangeError(`${data.length} values do not have shape [${shape.join(', ')}]`);
  // A tuple of one ends with a comma.
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const description = `{'descr': '|u1', 'fortran_order': False, 'shape': ${tuple}, }`;
  // Magic, version and length take 10 bytes; with padding and a final newline the header ends on a multiple of 64.
  const length = Math.ceil((10 + description.length + 1) / 64) * 64 - 10;
  const header = `${description.padEnd(length - 1)}\n`;
  const file = new Uint8Array(10 + length + data.length);
  file.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8]);
  file.set(new TextEncoder().encode(header), 10);
  file.set(data, 10 + length);
  return file;
}
