/** Reads `.safetensors` files, which arrive from a server and are trusted in nothing. Format: github.com/huggingface/safetensors. */

/** One tensor of a file: row-major float32 values. */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export type Tensors = Map<string, StoredTensor>;

/** Thrown for weights that are damaged or belong to another network; the message names the fact. */
export class WeightsError extends Error {
  override name = 'WeightsError';
}

/** The number that 16 bits of IEEE 754 half precision mean. */
function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

let halves: Float32Array | undefined;

/** Every half as a float32, 256 KiB, made when first used: reading a table is faster than computing each value, and
 * `Float16Array` is not in Node 20. */
function halfTable(): Float32Array {
  halves ??= Float32Array.from({ length: 1 << 16 }, (_, bits) => fromHalf(bits));
  return halves;
}

/** Bytes per value, and how to read values into `data`. Files are little-endian on every machine. */
const DTYPES = new Map<unknown, { bytes: number; read: (view: DataView, begin: number, data: Float32Array) => void }>([
  [
    'F16',
    {
      bytes: 2,
      read: (view, begin, data) => {
        const table = halfTable();
        // The table has an entry for all 16 bits.
        for (let i = 0; i < data.length; i++) data[i] = table[view.getUint16(begin + 2 * i, true)] as number;
      },
    },
  ],
  [
    'F32',
    {
      bytes: 4,
      read: (view, begin, data) => {
        for (let i = 0; i < data.length; i++) data[i] = view.getFloat32(begin + 4 * i, true);
      },
    },
  ],
  [
    'F64',
    {
      bytes: 8,
      read: (view, begin, data) => {
        for (let i = 0; i < data.length; i++) data[i] = view.getFloat64(begin + 8 * i, true);
      },
    },
  ],
]);

/** Larger than any header in use (a few hundred bytes per tensor), small enough not to exhaust a phone. */
const MAX_HEADER_BYTES = 16e6;

/**
 * All tensors of a file of half, single or double precision, as float32.
 *
 * @throws WeightsError unless the header is valid, the tensors cover the rest of the file without gap or overlap, every
 * size is its shape's product, and every value is finite in float32.
 */
export function parseSafetensors(bytes: ArrayBuffer): Tensors {
  const view = new DataView(bytes);
  const dataStart = 8 + headerLength(view);
  const tensors: Tensors = new Map();
  let end = dataStart;
  for (const entry of parseEntries(bytes.slice(8, dataStart)).sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    const begin = dataStart + entry.begin;
    if (begin < end) throw new WeightsError(`tensor "${entry.name}" overlaps another`);
    if (begin > end) throw new WeightsError(`${begin - end} bytes before tensor "${entry.name}" belong to no tensor`);
    end = dataStart + entry.end;
    if (end > bytes.byteLength) throw new WeightsError(`tensor "${entry.name}" ends after the end of the file`);
    tensors.set(entry.name, { shape: entry.shape, data: readValues(view, begin, entry) });
  }
  if (end !== bytes.byteLength)
    throw new WeightsError(`${bytes.byteLength - end} bytes at the end belong to no tensor`);
  return tensors;
}

function headerLength(view: DataView): number {
  if (view.byteLength < 8) throw new WeightsError(`a file of ${view.byteLength} bytes has no header`);
  const length = Number(view.getBigUint64(0, true));
  if (length > Math.min(MAX_HEADER_BYTES, view.byteLength - 8)) {
    throw new WeightsError(`a header of ${length} bytes does not fit in a file of ${view.byteLength}`);
  }
  return length;
}

interface Entry {
  name: string;
  dtype: unknown;
  shape: number[];
  count: number;
  /** Byte range after the header. */
  begin: number;
  end: number;
}

function parseEntries(header: ArrayBuffer): Entry[] {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(header));
  } catch {
    throw new WeightsError('the header is not valid JSON');
  }
  if (!isRecord(content)) throw new WeightsError('the header is not an object');
  return Object.entries(content)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => parseEntry(name, value));
}

function parseEntry(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw new WeightsError(`tensor "${name}" is not described by an object`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isSizes(shape)) throw new WeightsError(`tensor "${name}" has no valid shape`);
  if (!isSizes(offsets)) throw new WeightsError(`tensor "${name}" has no valid offsets`);
  const [begin, end, ...more] = offsets;
  if (begin === undefined || end === undefined || more.length > 0 || begin > end) {
    throw new WeightsError(`tensor "${name}" has no valid offsets`);
  }
  const size = DTYPES.get(dtype)?.bytes;
  if (size === undefined) throw new WeightsError(`tensor "${name}" has the type ${String(dtype)}, not F16, F32 or F64`);
  const count = shape.reduce((product, length) => product * length, 1);
  if (count * size !== end - begin) {
    throw new WeightsError(
      `tensor "${name}" has ${end - begin} bytes where its shape [${shape}] needs ${count * size}`,
    );
  }
  return { name, dtype, shape, count, begin, end };
}

function readValues(view: DataView, begin: number, { name, dtype, count }: Entry): Float32Array {
  const type = DTYPES.get(dtype);
  if (type === undefined) throw new WeightsError(`tensor "${name}" has an unknown type`);
  const data = new Float32Array(count);
  type.read(view, begin, data);
  const bad = data.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new WeightsError(`tensor "${name}" holds ${data[bad]} at index ${bad}`);
  return data;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
