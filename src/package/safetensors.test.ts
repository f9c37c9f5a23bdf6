import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSafetensors, WeightsError } from './safetensors.ts';

/** A file with this header and `data` after it. */
function file(header: unknown, data: Uint8Array | number = 0): ArrayBuffer {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const body = typeof data === 'number' ? new Uint8Array(data) : data;
  const bytes = new Uint8Array(8 + json.length + body.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(body, 8 + json.length);
  return bytes.buffer;
}

function halves(...bits: number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(bits).buffer);
}

const one = (dtype: string, shape: unknown, ...offsets: unknown[]) => ({ dtype, shape, data_offsets: offsets });

describe('parseSafetensors', () => {
  it('reads all three precisions, in any order, and skips the metadata', () => {
    const data = new Uint8Array(24);
    const view = new DataView(data.buffer);
    view.setFloat64(0, Math.PI, true);
    view.setFloat32(8, -1.5, true);
    view.setFloat32(12, 2 ** -140, true);
    data.set(halves(0x3c00, 0xc000, 0x0001, 0x7bff), 16);
    const header = {
      half: one('F16', [2, 2], 16, 24),
      __metadata__: { format: 'pt' },
      double: one('F64', [], 0, 8),
      single: one('F32', [2, 1], 8, 16),
    };
    expect(Object.fromEntries(parseSafetensors(file(header, data)))).toEqual({
      double: { shape: [], data: Float32Array.of(Math.PI) },
      single: { shape: [2, 1], data: Float32Array.of(-1.5, 2 ** -140) },
      half: { shape: [2, 2], data: Float32Array.of(1, -2, 2 ** -24, 65504) },
    });
  });

  it('decodes every finite half: each exponent is twice the one below, each fraction a 1024th', () => {
    const bits = Array.from({ length: 0x7c00 }, (_, i) => i);
    const header = { x: one('F16', [bits.length], 0, 2 * bits.length) };
    const data = parseSafetensors(file(header, halves(...bits))).get('x')?.data ?? new Float32Array();
    for (const i of bits) {
      const exponent = Math.max(1, i >> 10);
      const fraction = (i & 1023) + (i >= 1024 ? 1024 : 0);
      if (data[i] !== fraction * 2 ** (exponent - 25)) throw new Error(`0x${i.toString(16)} is read as ${data[i]}`);
    }
    expect(data).toHaveLength(0x7c00);
  });

  it.each<[string, ArrayBuffer, string]>([
    ['an empty file', new ArrayBuffer(0), 'a file of 0 bytes has no header'],
    ['a header past the end', file('{}').slice(0, 9), 'a header of 2 bytes does not fit in a file of 9'],
    ['a header of 2^63 bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 128).buffer, 'does not fit'],
    ['broken JSON', file('{"a":'), 'the header is not valid JSON'],
    ['broken UTF-8', Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0xff).buffer, 'the header is not valid JSON'],
    ['a list', file('[]'), 'the header is not an object'],
    ['a number for a tensor', file({ a: 1 }), 'tensor "a" is not described by an object'],
    ['integers', file({ a: one('I64', [1], 0, 8) }, 8), 'tensor "a" has the type I64, not F16, F32 or F64'],
    ['no shape', file({ a: { dtype: 'F32', data_offsets: [0, 4] } }, 4), 'tensor "a" has no valid shape'],
    ['a negative length', file({ a: one('F32', [-1], 0, 4) }, 4), 'tensor "a" has no valid shape'],
    ['a fractional offset', file({ a: one('F32', [1], 0.5, 4.5) }, 5), 'tensor "a" has no valid offsets'],
    ['three offsets', file({ a: one('F32', [1], 0, 4, 8) }, 8), 'tensor "a" has no valid offsets'],
    ['offsets backwards', file({ a: one('F32', [1], 4, 0) }, 4), 'tensor "a" has no valid offsets'],
    ['a wrong size', file({ a: one('F32', [3], 0, 8) }, 8), 'tensor "a" has 8 bytes where its shape [3] needs 12'],
    ['a huge shape', file({ a: one('F32', [2 ** 52, 2 ** 52], 0, 4) }, 4), 'tensor "a" has 4 bytes where'],
    ['an end past the file', file({ a: one('F32', [2], 0, 8) }, 4), 'tensor "a" ends after the end of the file'],
    ['overlap', file({ a: one('F32', [2], 0, 8), b: one('F32', [1], 4, 8) }, 8), 'tensor "b" overlaps another'],
    ['a gap', file({ a: one('F32', [1], 4, 8) }, 8), '4 bytes before tensor "a" belong to no tensor'],
    ['bytes left over', file({ a: one('F32', [1], 0, 4) }, 7), '3 bytes at the end belong to no tensor'],
    ['not a number', file({ a: one('F16', [2], 0, 4) }, halves(0, 0x7e00)), 'tensor "a" holds NaN at index 1'],
    ['infinity', file({ a: one('F16', [1], 0, 2) }, halves(0xfc00)), 'tensor "a" holds -Infinity at index 0'],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => parseSafetensors(bytes)).toThrow(WeightsError);
    expect(() => parseSafetensors(bytes)).toThrow(message);
  });

  it('refuses doubles that overflow single precision', () => {
    const data = new Uint8Array(Float64Array.of(1e300).buffer);
    expect(() => parseSafetensors(file({ a: one('F64', [1], 0, 8) }, data))).toThrow('holds Infinity');
  });

  it('never fails with anything but WeightsError', () => {
    const json = fc.json().map((text) => file(text, 16));
    const bytes = fc.uint8Array({ maxLength: 64 }).map((array) => Uint8Array.from(array).buffer);
    fc.assert(
      fc.property(fc.oneof(json, bytes), (content) => {
        try {
          parseSafetensors(content);
        } catch (error) {
          expect(error).toBeInstanceOf(WeightsError);
        }
      }),
    );
  });
});
