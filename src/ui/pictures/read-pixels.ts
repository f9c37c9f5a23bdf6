/** The pixels of what is in view. */
import type { DecodedPng } from 'fast-png';
import { type PixelGrid, tileImages } from '../../core/tile-images.ts';
import type { SpriteRegion } from '../../session/posters.ts';
import type { View } from '../../session/view.ts';

/**
 * Null while there is nothing to see.
 *
 * @throws if a poster's file cannot be fetched again or decoded.
 */
export async function readPixels(view: View): Promise<PixelGrid | null> {
  if (view.kind === 'nothing') return null;
  return view.kind === 'live' ? tileImages(view.shown.images) : readPoster(view.poster.part);
}

/** Each sheet is decoded once. */
const decoded = new Map<string, Promise<DecodedPng>>();

/** From the file itself: what is read from a canvas carries the noise that some browsers add against tracking. */
export async function readPoster({ sheet, top, width, height }: SpriteRegion): Promise<PixelGrid> {
  const url = sheet.src;
  const decoding = decoded.get(url) ?? decodeSheet(url);
  decoded.set(url, decoding);
  decoding.catch(() => decoded.delete(url));
  const { data, channels, width: stride } = await decoding;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((top + y) * stride + x) * channels;
      for (let channel = 0; channel < 3; channel++) {
        pixels[(y * width + x) * 4 + channel] = data[from + (channels < 3 ? 0 : channel)] ?? 0;
      }
    }
  }
  return { width, height, pixels };
}

async function decodeSheet(url: string): Promise<DecodedPng> {
  // Most likely still in the browser's cache.
  const [response, { decode }] = await Promise.all([fetch(url), import('fast-png')]);
  if (!response.ok) throw new Error(`The server has no ${url} (${response.status}).`);
  return decode(await response.arrayBuffer());
}
