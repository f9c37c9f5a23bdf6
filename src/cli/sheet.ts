/** Lays images out on one nearly square sheet for people to look at. */
import { encode } from 'fast-png';
import type { Images } from '../core/types.ts';

const GAP = 2;
const MOST = 1024;

export interface Sheet {
  png: Uint8Array;
  /** Number of images shown: the first 1024 at most. */
  images: number;
  columns: number;
  rows: number;
}

/** A PNG of the first images, row by row, with a thin black gap between them. */
export function drawSheet(made: Images): Sheet {
  const images = Math.min(made.count, MOST);
  const { columns, rows, ...grid } = layOutGrid({ ...made, count: images }, GAP);
  return { png: encode(grid), images, columns, rows };
}

/** Images row by row in a grid, nearly square, `gap` black pixels apart. */
export function layOutGrid({ count, height, width, channels, data }: Images, gap: number) {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const sheet = {
    width: columns * (width + gap) - gap,
    height: rows * (height + gap) - gap,
    channels,
  };
  const pixels = new Uint8Array(sheet.width * sheet.height * channels);
  const row = width * channels;
  for (let i = 0; i < count; i++) {
    const left = (i % columns) * (width + gap);
    const top = Math.floor(i / columns) * (height + gap);
    for (let y = 0; y < height; y++) {
      const from = (i * height + y) * row;
      pixels.set(data.subarray(from, from + row), ((top + y) * sheet.width + left) * channels);
    }
  }
  return { ...sheet, data: pixels, columns, rows };
}
