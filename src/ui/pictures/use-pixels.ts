/** Draws pictures into a canvas at their own resolution. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { type PixelGrid, tileImages } from '../../core/tile-images.ts';
import type { Images } from '../../core/types.ts';
import type { SpriteRegion } from '../../session/posters.ts';

/** For a canvas's `ref`: it shows `images` in a square grid, or a poster or sheet as it is, or stays as it is while there are none. */
export function usePixels(images: Images | SpriteRegion | PixelGrid | undefined): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Layout effect: the new size and its pixels reach the screen in one frame.
  useLayoutEffect(() => {
    if (canvas.current === null || images === undefined) return;
    const sheet = 'data' in images ? tileImages(images) : images;
    const { width, height } = sheet;
    canvas.current.width = width;
    canvas.current.height = height;
    const context = canvas.current.getContext('2d');
    if ('sheet' in sheet) context?.drawImage(sheet.sheet, 0, sheet.top, width, height, 0, 0, width, height);
    else context?.putImageData(new ImageData(sheet.pixels, width), 0, 0);
  }, [images]);
  return canvas;
}
