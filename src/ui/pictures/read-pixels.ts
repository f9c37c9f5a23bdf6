/** The pixels of what is in view. */
import { type PixelGrid, tileImages } from '../../core/tile-images.ts';
import type { SpriteRegion } from '../../session/posters.ts';
import type { View } from '../../session/view.ts';

/** Null while there is nothing to see, and where the browser gives no canvas to read a poster from. */
export function readPixels(view: View): PixelGrid | null {
  if (view.kind === 'nothing') return null;
  return view.kind === 'live' ? tileImages(view.shown.images) : readPart(view.poster.part);
}

/** A poster is an image: only a canvas gives its pixels. */
function readPart({ sheet, top, width, height }: SpriteRegion): PixelGrid | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(sheet, 0, top, width, height, 0, 0, width, height);
  const pixels = context?.getImageData(0, 0, width, height).data;
  return pixels === undefined ? null : { width, height, pixels: Uint8ClampedArray.from(pixels) };
}
