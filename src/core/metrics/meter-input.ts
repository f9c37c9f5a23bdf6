/**
 * What the meter's network sees of images: faint noise added, enlarged, three channels. Steps 1 to 3 of
 * training/stepdial_training/meter.py, where the reasons are; docs/meter.md shows them.
 */
import { fillGaussianNoise } from '../noise.ts';
import type { Images } from '../types.ts';

export interface MeterInput {
  /** Of the noise, of 255. */
  sigma: number;
  seed: number;
  draw: number;
  /** Image i gets pattern i modulo this. */
  patterns: number;
  /** Side that images are enlarged to, by the largest whole factor. */
  size: number;
  mean: number;
  deviation: number;
}

/** Where a row or column of the enlarged image lies between two of the small one, with the weight of the second. */
export interface Place {
  from: number;
  to: number;
  part: number;
}

/** Bilinear, half-pixel centres, edges repeated: [size · factor]. */
export function enlargedPlaces(size: number, factor: number): Place[] {
  return Array.from({ length: size * factor }, (_, index) => {
    const at = Math.min(Math.max((index + 0.5) / factor - 0.5, 0), size - 1);
    const from = Math.floor(at);
    return { from, to: Math.min(from + 1, size - 1), part: at - from };
  });
}

/** Makes inputs for one size of image, and keeps its noise. */
export class MeterInputs {
  readonly #settings: MeterInput;
  readonly #patterns = new Map<number, Float32Array>();

  constructor(settings: MeterInput) {
    this.#settings = settings;
  }

  /** Sides of the input for images of this size. */
  sides({ height, width }: Pick<Images, 'height' | 'width'>): { height: number; width: number; factor: number } {
    const factor = Math.max(1, Math.floor(this.#settings.size / Math.max(height, width)));
    return { height: height * factor, width: width * factor, factor };
  }

  /**
   * The input of image `index` of `images`, float32 [height, width, 3], written to `out` at `offset`; `first` is the index of the first
   * image among all that are measured. Throws RangeError unless there are 1 or 3 channels.
   */
  write(out: Float32Array, offset: number, images: Images, index: number, first: number): void {
    const { height, width, channels, data } = images;
    if (channels !== 1 && channels !== 3) throw new RangeError(`the meter takes 1 or 3 channels, not ${channels}`);
    const { sigma, patterns, mean, deviation } = this.#settings;
    const size = height * width * channels;
    const noise = this.#noise((first + index) % patterns, size);
    const noisy = new Float32Array(size);
    for (let i = 0; i < size; i++) noisy[i] = (data[index * size + i] ?? 0) + sigma * (noise[i] ?? 0);

    const { factor } = this.sides(images);
    const columns = enlargedPlaces(width, factor);
    let at = offset;
    for (const row of enlargedPlaces(height, factor)) {
      for (const column of columns) {
        for (let colour = 0; colour < 3; colour++) {
          const channel = channels === 1 ? 0 : colour;
          const value = (y: number, x: number) => noisy[(y * width + x) * channels + channel] ?? 0;
          const above = mix(value(row.from, column.from), value(row.from, column.to), column.part);
          const below = mix(value(row.to, column.from), value(row.to, column.to), column.part);
          out[at++] = (mix(above, below, row.part) - mean) / deviation;
        }
      }
    }
  }

  #noise(pattern: number, size: number): Float32Array {
    const known = this.#patterns.get(pattern);
    if (known?.length === size) return known;
    const made = new Float32Array(size);
    fillGaussianNoise(made, 0, size, this.#settings.seed, pattern, this.#settings.draw);
    this.#patterns.set(pattern, made);
    return made;
  }
}

const mix = (a: number, b: number, part: number): number => a + part * (b - a);
