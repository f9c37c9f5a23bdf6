/** The pictures in view as pixels to write down, whole ones only. */
import type { RunSpec } from '../../worker/protocol.ts';
import { layOut, type Sheet } from '../contact-sheet.ts';
import type { Part } from '../posters.ts';
import type { View } from '../view.ts';

export interface ViewedPictures {
  spec: RunSpec;
  sheet: Sheet;
  channels: number;
  /** Not by this page: when the model was packed. */
  madeInAdvance: boolean;
}

/** Whether `picturesOf` has any. */
export const hasPictures = (view: View): boolean =>
  view.kind === 'poster' || (view.kind === 'live' && view.shown.final);

export function picturesOf(view: View): ViewedPictures | null {
  if (view.kind === 'live' && view.shown.final) {
    const { spec, images } = view.shown;
    return { spec, sheet: layOut(images), channels: images.channels, madeInAdvance: false };
  }
  if (view.kind !== 'poster') return null;
  const { spec, part, channels } = view.poster;
  return { spec, sheet: readPart(part), channels, madeInAdvance: true };
}

function readPart({ sheet, top, width, height }: Part): Sheet {
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (context === null) throw new Error('The browser gave no canvas to read the pictures from.');
  context.drawImage(sheet, 0, top, width, height, 0, 0, width, height);
  return { width, height, pixels: context.getImageData(0, 0, width, height).data };
}
