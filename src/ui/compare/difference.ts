/** The difference between two grids of pictures, pixel by pixel. */

import type { PixelGrid } from '../../core/tile-images.ts';
import type { RunSpec } from '../../core/types.ts';

export interface Difference {
  /** The absolute differences, `factor` times as large, at most 255. */
  sheet: PixelGrid;
  /** Of the absolute differences as they are, over all pixels and colours: 0 … 255. */
  mean: number;
}

/** The difference of two sheets of one size; null where their sizes differ. */
export function differenceOf(one: PixelGrid, other: PixelGrid, factor: number): Difference | null {
  if (one.width !== other.width || one.height !== other.height) return null;
  const pixels = new Uint8ClampedArray(one.pixels.length);
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) {
    // Every fourth value says how opaque the pixel is.
    if (i % 4 === 3) {
      pixels[i] = 255;
      continue;
    }
    const apart = Math.abs((one.pixels[i] ?? 0) - (other.pixels[i] ?? 0));
    sum += apart;
    pixels[i] = apart * factor;
  }
  return { sheet: { width: one.width, height: one.height, pixels }, mean: sum / ((pixels.length * 3) / 4) };
}

/** Whether two runs began with the same noise and were asked for the same pictures: only then a difference is the method's. */
export const sameStart = (one: RunSpec, other: RunSpec): boolean => startOf(one) === startOf(other);

const startOf = ({ count, seed, label, prompt }: RunSpec): string =>
  JSON.stringify([count, seed, prompt === undefined ? label : [prompt.guidance, ...prompt.captions]]);
