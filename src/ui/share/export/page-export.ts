/** The files that the page offers: the pictures in view as PNG, every figure as CSV and as JSON. Loaded when first asked for. */

import type { DeviceInfo, RunSpec } from '../../../core/types.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { fileStem, type Provenance, provenanceOf } from '../../../package/provenance.ts';
import { specFor } from '../../../session/run-specs.ts';
import type { PageState } from '../../../session/store.ts';
import { VERSION } from '../../../session/version.ts';
import { pinnedViewOf, type View, viewOf } from '../../../session/view.ts';
import { csvOf } from './csv.ts';
import { figuresOf } from './figures.ts';
import { type DrawnPictures, jsonOf } from './json.ts';
import { picturesOf } from './pictures.ts';
import { encodePng, pngText } from './png.ts';

/** 'pinned-…': of the pictures that those of the dial are compared with. */
export type Format = 'png' | 'png8' | 'pinned-png' | 'pinned-png8' | 'csv' | 'json';
/** How much larger the large PNG is. */
const ENLARGED = 8;

export interface ExportedFile {
  name: string;
  content: Blob;
}

/** One file of what `page` shows; `address` opens it again. Null where there is nothing to write: no model, no whole pictures. */
export async function exportFile(
  format: Format,
  page: PageState,
  address: string,
  date = new Date(),
): Promise<ExportedFile | null> {
  const { manifest, settings } = page;
  if (manifest === null) return null;
  const tell = provenanceTeller(manifest, date);
  const now = tell(specFor(settings, manifest), page.engine.status === 'ready' ? page.engine.device : null);
  /** With their own origin: they may be older than the settings, or made in advance. */
  const draw = async (view: View, scale: number): Promise<DrawnPictures | null> => {
    const pictures = await picturesOf(view);
    if (pictures === null) return null;
    const { spec, sheet, channels, device } = pictures;
    const provenance = tell(spec, device);
    return { provenance, sheet, png: encodePng(sheet, channels, scale, pngText(provenance, address)) };
  };
  switch (format) {
    case 'csv':
      return textFile(now, 'csv', 'text/csv', csvOf(figuresOf(manifest, page), now, manifest, address));
    case 'json': {
      const drawn = { pictures: await draw(viewOf(page), 1), pinned: await draw(pinnedViewOf(page), 1) };
      return textFile(now, 'json', 'application/json', jsonOf(figuresOf(manifest, page), now, drawn, address));
    }
    case 'png':
    case 'png8':
      return imageFile(await draw(viewOf(page), scaleOf(format)), scaleOf(format));
    case 'pinned-png':
    case 'pinned-png8':
      return imageFile(await draw(pinnedViewOf(page), scaleOf(format)), scaleOf(format));
    default:
      return format satisfies never;
  }
}

const scaleOf = (format: Format): number => (format.endsWith('8') ? ENLARGED : 1);

/** Returns the function that says where pictures come from: the run, and the device that made them. */
function provenanceTeller(manifest: ModelManifest, date: Date) {
  const versions = { ...VERSION, userAgent: navigator.userAgent };
  return (spec: RunSpec, device: DeviceInfo | null): Provenance =>
    provenanceOf({ manifest, spec, device, versions, date });
}

function imageFile(drawn: DrawnPictures | null, scale: number): ExportedFile | null {
  if (drawn === null) return null;
  const name = `${fileStem(drawn.provenance)}${scale > 1 ? `-x${scale}` : ''}.png`;
  return { name, content: new Blob([drawn.png], { type: 'image/png' }) };
}

const textFile = (of: Provenance, extension: string, type: string, text: string): ExportedFile => ({
  name: `${fileStem(of)}.${extension}`,
  content: new Blob([text], { type }),
});
