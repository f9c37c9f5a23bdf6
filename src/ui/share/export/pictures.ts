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

/** @throws if they are posters whose file cannot be read again. */
export async function picturesOf(view: View): Promise<ViewedPictures | null> {
  if (view.kind === 'nothing' || !hasPictures(view)) return null;
  const sheet = await readPixels(view);
  if (sheet === null) return null;
  const device = view.kind === 'poster' ? null : view.shown.device;
  const { spec } = view.kind === 'poster' ? view.poster : view.shown;
  const { channels } = view.kind === 'poster' ? view.poster : view.shown.images;
  return { spec, sheet, channels, device };
}
