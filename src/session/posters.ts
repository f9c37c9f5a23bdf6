/** Posters: pictures made in advance, with the page's default settings, at every stop of the dial. */
import type { RunSpec } from '../core/types.ts';
import { type Drawable, specFor } from './run-specs.ts';
import { DEFAULTS } from './settings.ts';

/** What the page knows of a model's posters when it is built. */
export interface PosterSheet {
  /** Address relative to the page. */
  url: string;
  sha256: string;
  image: { height: number; width: number; channels: number };
  seed: number;
  count: number;
  /** The stops, from the top of the sheet to its bottom. */
  steps: readonly number[];
  /** The parts of the model that decide which run the settings ask for. */
  model: Drawable;
}

/** A grid of pictures on the sheet, in its pixels. */
export interface SpriteRegion {
  sheet: HTMLImageElement;
  top: number;
  width: number;
  height: number;
}

export interface Poster {
  /** The run that made it. */
  spec: RunSpec;
  channels: number;
  part: SpriteRegion;
}

/** The posters of a model, loaded. */
export interface Posters {
  /** The model's folder. */
  name: string;
  model: Drawable;
  byStep: ReadonlyMap<number, Poster>;
}

/** The size that the sheet must have, in pixels. */
export function sheetSize({ image, count, steps }: PosterSheet): { width: number; height: number; partHeight: number } {
  const columns = Math.ceil(Math.sqrt(count));
  const partHeight = Math.ceil(count / columns) * image.height;
  return { width: columns * image.width, height: partHeight * steps.length, partHeight };
}

/** Cut `sheet` into posters as its description `about` says. */
export function slicePosters(name: string, about: PosterSheet, sheet: HTMLImageElement): Posters {
  const { width, partHeight } = sheetSize(about);
  const { model, seed, count, image } = about;
  const posters = about.steps.map((steps, i): [number, Poster] => {
    const spec = specFor({ ...DEFAULTS, seed, count }, model, steps);
    const part = { sheet, top: i * partHeight, width, height: partHeight };
    return [steps, { spec, channels: image.channels, part }];
  });
  return { name, model, byStep: new Map(posters) };
}
