/** Lays images out in a square grid of RGBA pixels. */
import type { Images } from './types.ts';

export interface PixelGrid {
  width: number;
  height: number;
  pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** `images` [count, height, width, channels] row by row in ⌈√count⌉ columns; one channel is grey, three are RGB. */
export function tileImages({ count, height, width, channels, data }: Images): PixelGrid {
  const columns = Math.ceil(Math.sqrt(count));
  const rows = Math.ceil(count / columns);
  const sheet = { width: columns * width, height: rows * height };
  const pixels = new Uint8ClampedArray(sheet.width * sheet.height * 4);
  let from = 0;
  for (let image = 0; image < count; image++) {
    const left = (image % columns) * width;
    const top = Math.floor(image / columns) * height;
    for (let y = 0; y < height; y++) {
      let to = ((top + y) * sheet.width + left) * 4;
      for (let x = 0; x < width; x++, from += channels, to += 4) {
        const first = data[from] ?? 0;
        pixels[to] = first;
        pixels[to + 1] = channels < 3 ? first : (data[from + 1] ?? 0);
        pixels[to + 2] = channels < 3 ? first : (data[from + 2] ?? 0);
        pixels[to + 3] = 255;
      }
    }
  }
  return { ...sheet, pixels };
}

/** The image at `index`; shares its pixels. */
export function imageAt(images: Images, index: number): Images {
  const length = images.height * images.width * images.channels;
  return { ...images, count: 1, data: images.data.subarray(index * length, (index + 1) * length) };
}
