/** What the engine has made for this page, at hand, so that nothing is made twice: pictures, and the ways of single ones. */
import type { Images, RunResult, RunSpec } from '../core/types.ts';
import { BoundedMap } from './bounded-map.ts';
import { pictureKey } from './run-specs.ts';
import type { Trajectory } from './store.ts';

/** Runs whose pictures are kept. */
const MOST = 300;

const trajectoryKey = (spec: RunSpec, image: number): string => `${pictureKey(spec)} ${image}`;

export class RunCache {
  readonly #pictures = new BoundedMap<Images>(MOST);
  readonly #trajectories = new BoundedMap<Trajectory | null>(MOST);

  pictures(spec: RunSpec): Images | undefined {
    return this.#pictures.get(pictureKey(spec));
  }

  /** Of one image; null where the engine gave none. */
  trajectory(spec: RunSpec, image: number): Trajectory | null | undefined {
    return this.#trajectories.get(trajectoryKey(spec, image));
  }

  /** Keep what a run gave that asked for the way of `image`, or for none. */
  add(spec: RunSpec, { images, trajectory }: RunResult, image: number | undefined): void {
    this.#pictures.set(pictureKey(spec), images);
    if (image !== undefined)
      this.#trajectories.set(trajectoryKey(spec, image), trajectory ? { spec, ...trajectory } : null);
  }

  clear(): void {
    this.#pictures.clear();
    this.#trajectories.clear();
  }
}
