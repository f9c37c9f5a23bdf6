/** Pictures as a PNG file, pixel for pixel, that says in its text what made them. */
import { encode } from 'fast-png';
import type { PixelGrid } from '../../../core/tile-images.ts';
import type { Provenance } from '../../../package/provenance.ts';

/** The sheet with each pixel drawn `scale` × `scale` times: grey for `channels` 1 or 2, else RGB. */
export function encodePng(
  sheet: PixelGrid,
  channels: number,
  scale: number,
  text: Record<string, string>,
): Uint8Array<ArrayBuffer> {
  const depth = channels < 3 ? 1 : 3;
  const [width, height] = [sheet.width * scale, sheet.height * scale];
  const data = new Uint8Array(width * height * depth);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / scale) * sheet.width;
    for (let x = 0; x < width; x++) {
      const from = (row + Math.floor(x / scale)) * 4;
      for (let channel = 0; channel < depth; channel++) data[to++] = sheet.pixels[from + channel] ?? 0;
    }
  }
  return Uint8Array.from(encode({ width, height, channels: depth, depth: 8, data, text }));
}

/** For the text of a PNG, which is Latin-1: three standard keywords, and everything as JSON under "StepDial". */
export function pngText(provenance: Provenance, address: string): Record<string, string> {
  const { versions, date } = provenance;
  return {
    Software: `StepDial ${versions.stepdial} (${versions.commit})`,
    'Creation Time': date,
    Source: address,
    StepDial: JSON.stringify(provenance).replace(/[^ -~]/g, escapeUnit),
  };
}

const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
