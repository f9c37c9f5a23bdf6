/** Renders a model's posters: its images at every stop of the dial with the page's defaults. */
import { createHash } from 'node:crypto';
import { encode } from 'fast-png';
import type { Images } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { DEFAULTS } from '../session/settings.ts';
import type { PackageOnDisk } from './package-on-disk.ts';
import { sample } from './sample.ts';
import { layOutGrid } from './sheet.ts';

type PostersEntry = NonNullable<ModelManifest['posters']>;

/** The images that the page shows at a stop with its defaults. */
export async function posterImages(pack: PackageOnDisk, steps: number, signal?: AbortSignal): Promise<Images> {
  const { sampler, seed, count } = DEFAULTS;
  const defaults = { label: undefined, captions: undefined, guidance: undefined, network: 'dial' };
  const args = { model: pack.folder, sampler, steps, count, seed, ...defaults, out: '' };
  return (await sample({ ...args, backends: ['wasm', 'cpu'] }, pack, () => undefined, signal)).images;
}

/** The sheet of `stops`, one grid below the other, and its entry in model.json. `onStop` is called after each stop. */
export async function makePosters(
  pack: PackageOnDisk,
  stops: readonly number[],
  onStop: (steps: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<{ png: Uint8Array; entry: PostersEntry }> {
  const grids: ReturnType<typeof layOutGrid>[] = [];
  for (const steps of stops) {
    grids.push(layOutGrid(await posterImages(pack, steps, signal), 0));
    onStop(steps);
  }
  const [first] = grids;
  if (first === undefined) throw new RangeError('Posters need a stop.');
  const { width, height, channels } = first;
  const data = new Uint8Array(grids.flatMap((grid) => [...grid.data]));
  const png = encode({ width, height: height * grids.length, channels, data });
  const file = { path: 'posters.png', bytes: png.length, sha256: createHash('sha256').update(png).digest('hex') };
  return { png, entry: { file, seed: DEFAULTS.seed, count: DEFAULTS.count, steps: [...stops] } };
}
