/** The pictures in view as pixels to write down, whole ones only. */

import type { PixelGrid } from '../../../core/tile-images.ts';
import type { DeviceInfo, RunSpec } from '../../../core/types.ts';
import type { View } from '../../../session/view.ts';
import { readPixels } from '../../pictures/read-pixels.ts';

export interface ViewedPictures {
  spec: RunSpec;
  sheet: PixelGrid;
  channels: number;
  /** What made them; null for pictures made in advance, when the model was packed. */
  device: DeviceInfo | null;
}

/** Whether `picturesOf` has any. */
export const hasPictures = (view: View): boolean =>
  view.kind === 'poster' || (view.kind === 'live' && view.shown.final);

export function picturesOf(view: View): ViewedPictures | null {
  if (view.kind === 'nothing' || !hasPictures(view)) return null;
  const sheet = readPixels(view);
  if (sheet === null) throw new Error('The browser gave no canvas to read the pictures from.');
  const device = view.kind === 'poster' ? null : view.shown.device;
  const { spec } = view.kind === 'poster' ? view.poster : view.shown;
  const { channels } = view.kind === 'poster' ? view.poster : view.shown.images;
  return { spec, sheet, channels, device };
}
