/** The figures, and the pictures in view, as one JSON: what the CSV has, by kind, with the provenance at the top. */

import type { PixelGrid } from '../../../core/tile-images.ts';
import type { Provenance } from '../../../package/provenance.ts';
import type { Figures } from './figures.ts';

/** `png` holds `sheet`, each pixel once. */
export interface DrawnPictures {
  provenance: Provenance;
  sheet: PixelGrid;
  png: Uint8Array<ArrayBuffer>;
}

/** `pictures` are those of the dial; each is null where none are in view. */
export function jsonOf(
  { latency, curves, live }: Figures,
  provenance: Provenance,
  { pictures, pinned }: { pictures: DrawnPictures | null; pinned: DrawnPictures | null },
  address: string,
): string {
  const content = {
    format: 1,
    ...provenance,
    address,
    latency: latency.map(({ sampler, network, steps, count, runs, summary: { median, low, high } }) => ({
      sampler,
      network,
      steps,
      images: count,
      runsMs: runs,
      medianMs: median,
      lowMs: low,
      highMs: high,
    })),
    measuredCurves: curves,
    live: live.map(({ sampler, network, steps, guidance, count, estimate }) => ({
      sampler,
      network,
      steps,
      guidance,
      count,
      fidProxy: estimate?.value ?? null,
      fidProxyInterval: estimate && [estimate.low, estimate.high],
    })),
    pictures: pictures && formatPictures(pictures),
    pinned: pinned && formatPictures(pinned),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const formatPictures = ({
  provenance: { network, settings, device },
  sheet: { width, height },
  png,
}: DrawnPictures) => ({
  network,
  settings,
  device,
  width,
  height,
  png: toBase64(png),
});

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
