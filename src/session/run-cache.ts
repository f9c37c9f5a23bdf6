/** Keeps what the engine has made for this page, so that nothing is made twice: pictures, and trajectories of single ones. */
import type { Images, RunResult, RunSpec } from '../core/types.ts';
import { BoundedMap } from './bounded-map.ts';
import { pictureKey } from './run-specs.ts';
import type { Trajectory } from './store.ts';

/** Runs whose pictures are kept: 300 of 64 emoji are 60 MB. */
const CAPACITY = 300;

const trajectoryKey = (spec: RunSpec, image: number): string => `${pictureKey(spec)} ${image}`;

export class RunCache {
  readonly #pictures = new BoundedMap<Images>(CAPACITY);
  readonly #trajectories = new BoundedMap<Trajectory | null>(CAPACITY);

  /** Whether the pictures of a run are kept; does not count as use. */
  has(spec: RunSpec): boolean {
    return this.#pictures.has(pictureKey(spec));
  }

  pictures(spec: RunSpec): Images | undefined {
    return this.#pictures.get(pictureKey(spec));
  }

  /** The trajectory of one image; null if the engine made none, undefined if it was never asked for. */
  trajectory(spec: RunSpec, image: number): Trajectory | null | undefined {
    return this.#trajectories.get(trajectoryKey(spec, image));
  }

  /** Keep the result of a run that asked for the trajectory of `image`, or for none. */
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
