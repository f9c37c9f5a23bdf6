/** The files that the page offers: the pictures in view as PNG, every figure as CSV and as JSON. Loaded when first asked for. */
import { fileStem, type Provenance, provenanceOf } from '../../export/provenance.ts';
import type { ModelManifest } from '../../models/manifest.ts';
import { specFor } from '../specs.ts';
import type { PageState } from '../store.ts';
import { VERSION } from '../version.ts';
import { viewOf } from '../view.ts';
import { csvOf } from './csv.ts';
import { figuresOf } from './figures.ts';
import { jsonOf } from './json.ts';
import { picturesOf } from './pictures.ts';
import { encodePng, pngText } from './png.ts';

export type Format = 'png' | 'png8' | 'csv' | 'json';
/** How much larger the large PNG is. */
const ENLARGED = 8;

export interface ExportedFile {
  name: string;
  content: Blob;
}

/** Known origins: of the settings as they are, and of the pictures in view, which may be older or made in advance. */
interface Origins {
  now: Provenance;
  pictures: Provenance | null;
}

/** One file of what `page` shows; `address` opens it again. Null where there is nothing to write: no model, no whole pictures. */
export function exportFile(format: Format, page: PageState, address: string, date = new Date()): ExportedFile | null {
  const { manifest } = page;
  if (manifest === null) return null;
  const pictures = picturesOf(viewOf(page));
  const origins = originsOf(page, manifest, pictures, date);
  const draw = (scale: number) =>
    pictures && origins.pictures
      ? encodePng(pictures.sheet, pictures.channels, scale, pngText(origins.pictures, address))
      : null;
  switch (format) {
    case 'csv':
      return textFile(origins.now, 'csv', 'text/csv', csvOf(figuresOf(manifest, page), origins.now, manifest, address));
    case 'json': {
      const drawn = pictures &&
        origins.pictures && { provenance: origins.pictures, sheet: pictures.sheet, png: draw(1) };
      const json = jsonOf(figuresOf(manifest, page), origins.now, drawn, address);
      return textFile(origins.now, 'json', 'application/json', json);
    }
    case 'png':
    case 'png8': {
      const scale = format === 'png8' ? ENLARGED : 1;
      const png = draw(scale);
      if (png === null || origins.pictures === null) return null;
      const name = `${fileStem(origins.pictures)}${scale > 1 ? `-x${scale}` : ''}.png`;
      return { name, content: new Blob([png], { type: 'image/png' }) };
    }
    default:
      return format satisfies never;
  }
}

function originsOf(
  { engine, settings }: PageState,
  manifest: ModelManifest,
  pictures: ReturnType<typeof picturesOf>,
  date: Date,
): Origins {
  const device = engine.status === 'ready' ? engine.device : null;
  const versions = { ...VERSION, userAgent: navigator.userAgent };
  const now = provenanceOf({ manifest, spec: specFor(settings, manifest), device, versions, date });
  if (pictures === null) return { now, pictures: null };
  const { spec, madeInAdvance } = pictures;
  return { now, pictures: provenanceOf({ manifest, spec, device: madeInAdvance ? null : device, versions, date }) };
}

const textFile = (of: Provenance, extension: string, type: string, text: string): ExportedFile => ({
  name: `${fileStem(of)}.${extension}`,
  content: new Blob([text], { type }),
});
