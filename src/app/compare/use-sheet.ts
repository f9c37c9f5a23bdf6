/** The pixels of what is in view. */
import { useMemo } from 'react';
import { layOut, type Sheet } from '../contact-sheet.ts';
import type { Part } from '../posters.ts';
import type { View } from '../view.ts';

/** Null while there is nothing to see. */
export const useSheet = (view: View): Sheet | null =>
  useMemo(() => {
    if (view.kind === 'nothing') return null;
    return view.kind === 'live' ? layOut(view.shown.images) : pixelsOf(view.poster.part);
  }, [view]);

/** A poster is an image: only a canvas gives its pixels. */
function pixelsOf({ sheet, top, width, height }: Part): Sheet | null {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(sheet, 0, top, width, height, 0, 0, width, height);
  const pixels = context?.getImageData(0, 0, width, height).data;
  return pixels === undefined ? null : { width, height, pixels: Uint8ClampedArray.from(pixels) };
}
