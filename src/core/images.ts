/** Pictures ↔ the network's layout: pixel-unshuffle in PyTorch's channel order, and uint8 ↔ [−1, 1]. */

/** Size of a stack of pictures, in pixels. */
export interface ImageSize {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Call `visit(pixel index, model index)` for every value, model index rising. */
function visitPairs(size: ImageSize, patch: number, visit: (pixel: number, model: number) => void): void {
  const { count, height, width, channels } = size;
  if (height % patch !== 0 || width % patch !== 0) {
    throw new RangeError(`${height}×${width} pixels do not divide into ${patch}×${patch} patches`);
  }
  let model = 0;
  for (let n = 0; n < count; n++) {
    for (let y = 0; y < height; y += patch) {
      for (let x = 0; x < width; x += patch) {
        for (let c = 0; c < channels; c++) {
          for (let py = 0; py < patch; py++) {
            for (let px = 0; px < patch; px++) {
              visit(((n * height + y + py) * width + x + px) * channels + c, model++);
            }
          }
        }
      }
    }
  }
}

function checkLength(what: string, length: number, { count, height, width, channels }: ImageSize): void {
  const expected = count * height * width * channels;
  if (length !== expected) throw new RangeError(`${what}: ${length} values where the size asks for ${expected}`);
}

/**
 * Model layout → pictures: round((clip(x, −1, 1) + 1)·127.5), halves to even.
 *
 * @param x float [count, height/patch, width/patch, channels·patch²], channel c·patch² + py·patch + px.
 * @returns uint8 [count, height, width, channels].
 * @throws RangeError where lengths or patches do not match.
 */
export function imagesFromModel(x: Float32Array, size: ImageSize, patch: number): Uint8Array<ArrayBuffer> {
  checkLength('model layout', x.length, size);
  // A clamped array clips and rounds on assignment.
  const clamped = new Uint8ClampedArray(x.length);
  visitPairs(size, patch, (pixel, model) => {
    clamped[pixel] = ((x[model] ?? 0) + 1) * 127.5;
  });
  return new Uint8Array(clamped.buffer);
}

/** Pictures → model layout, x = u/127.5 − 1; the inverse of `imagesFromModel`, with its shapes and errors. */
export function modelFromImages(pixels: Uint8Array, size: ImageSize, patch: number): Float32Array<ArrayBuffer> {
  checkLength('pictures', pixels.length, size);
  const x = new Float32Array(pixels.length);
  visitPairs(size, patch, (pixel, model) => {
    x[model] = (pixels[pixel] ?? 0) / 127.5 - 1;
  });
  return x;
}
