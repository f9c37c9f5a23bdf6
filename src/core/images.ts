/** From the network's layout to images: undoes the pixel-unshuffle and turns [−1, 1] into bytes. */

/** Size of a stack of images, in pixels. */
export interface ImageSize {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * Model layout → images: round((clip(x, −1, 1) + 1)·127.5), halves to even.
 *
 * @param x float [count, height/patch, width/patch, channels·patch²], channel c·patch² + py·patch + px, which is the order
 * of PyTorch's `pixel_unshuffle`.
 * @returns uint8 [count, height, width, channels].
 * @throws RangeError if lengths or patches do not match.
 */
export function imagesFromModel(x: Float32Array, size: ImageSize, patch: number): Uint8Array<ArrayBuffer> {
  const { count, height, width, channels } = size;
  const expected = count * height * width * channels;
  if (x.length !== expected) throw new RangeError(`${x.length} values where the size asks for ${expected}`);
  if (height % patch !== 0 || width % patch !== 0) {
    throw new RangeError(`${height}×${width} pixels do not divide into ${patch}×${patch} patches`);
  }
  // A clamped array clips and rounds on assignment.
  const pixels = new Uint8ClampedArray(x.length);
  let from = 0;
  for (let n = 0; n < count; n++) {
    for (let top = 0; top < height; top += patch) {
      for (let left = 0; left < width; left += patch) {
        for (let c = 0; c < channels; c++) {
          for (let y = top; y < top + patch; y++) {
            for (let x0 = left; x0 < left + patch; x0++) {
              pixels[((n * height + y) * width + x0) * channels + c] = ((x[from++] ?? 0) + 1) * 127.5;
            }
          }
        }
      }
    }
  }
  return new Uint8Array(pixels.buffer);
}
