/** Draws pictures into a canvas at their own resolution. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { Images } from '../worker/protocol.ts';
import { layOut } from './contact-sheet.ts';

/** For a canvas's `ref`: it shows `images` in a square grid, or stays as it is while there are none. */
export function usePixels(images: Images | undefined): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  // Layout effect: the new size and its pixels reach the screen in one frame.
  useLayoutEffect(() => {
    if (canvas.current === null || images === undefined) return;
    const sheet = layOut(images);
    canvas.current.width = sheet.width;
    canvas.current.height = sheet.height;
    canvas.current.getContext('2d')?.putImageData(new ImageData(sheet.pixels, sheet.width), 0, 0);
  }, [images]);
  return canvas;
}
