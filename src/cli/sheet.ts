/** Lays images out on one sheet, nearly square, for a picture that people look at. */
import { encode } from 'fast-png';
import type { Images } from '../worker/protocol.ts';

const GAP = 2;
const MOST = 1024;

export interface Sheet {
  png: Uint8Array;
  /** Images shown: the first ones, at most 1024. */
  images: number;
  columns: number;
  rows: number;
}

/** A PNG of the first images, row by row, with a thin black gap between them. */
export function drawSheet({ count, height, width, channels, data }: Images): Sheet {
  const images = Math.min(count, MOST);
  const columns = Math.ceil(Math.sqrt(images));
  const rows = Math.ceil(images / columns);
  const sheet = {
    width: columns * (width + GAP) - GAP,
    height: rows * (height + GAP) - GAP,
    channels,
  };
  const pixels = new Uint8Array(sheet.width * sheet.height * channels);
  const row = width * channels;
  for (let i = 0; i < images; i++) {
    const left = (i % columns) * (width + GAP);
    const top = Math.floor(i / columns) * (height + GAP);
    for (let y = 0; y < height; y++) {
      const from = (i * height + y) * row;
      pixels.set(data.subarray(from, from + row), ((top + y) * sheet.width + left) * channels);
    }
  }
  return { png: encode({ ...sheet, data: pixels }), images, columns, rows };
}
