/** The run loop: carries any sampler's hops out on any denoiser, and decides about pacing, previews, tracking and abort. */
import { fillGaussianNoise } from '../core/noise.ts';
import type { Hop } from '../core/samplers/hop.ts';
import { type Conditioning, type Denoiser, type DenoiserRun, imageCount } from './denoiser.ts';
import { createPacer, withinPatience } from './pacing.ts';

export interface RunHopsOptions {
  /** uint32; image i of a seed starts from the same noise in every run. */
  seed: number;
  conditioning: Conditioning;
  count: number;
  /** Index in the seed of the run's first image, 0 by default. */
  firstImage?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called when hop `hop` is done; on a GPU, when it is queued. */
  onHop?: ((hop: number) => void) | undefined;
  /** Show x̂ of all images as of hop `hop`, at most every `everyMs` ms; 0 for never. */
  preview?: { everyMs: number; show(denoised: Float32Array, hop: number): void } | undefined;
  /** Return x̂ of one image at the start of each of `hops`. */
  trajectory?: { image: number; hops: readonly number[] } | undefined;
}

export interface HopsResult {
  /** x, float32 [count, height, width, channels] in model layout, not clipped. */
  images: Float32Array<ArrayBuffer>;
  /** x̂ of the tracked image, [hops, height, width, channels]; empty without a trajectory. */
  tracked: Float32Array<ArrayBuffer>;
  /** ms for encoding the conditioning and drawing the initial noise. */
  prepareMs: number;
  /** ms from the first hop until the images were read back, previews and tracking included. */
  sampleMs: number;
  /** Images that were read back on the way. */
  previews: number;
}

/**
 * Sample `count` images. Nothing is read back between hops but the previews that are due.
 *
 * @param hops as `samplerHops` gives them.
 * @throws RangeError for counts, conditioning or seeds out of range; `BackendStalled`; the signal's reason on abort, which
 * takes effect between hops. The denoiser keeps nothing of the run in any case.
 */
export async function runHops(denoiser: Denoiser, hops: readonly Hop[], options: RunHopsOptions): Promise<HopsResult> {
  const { seed, conditioning, count, firstImage = 0, signal } = options;
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count must be a whole number from 1, not ${count}`);
  if (imageCount(conditioning) !== count) {
    throw new RangeError(`the conditioning is for ${imageCount(conditioning)} images, not ${count}`);
  }
  signal?.throwIfAborted();
  const begun = performance.now();
  const noise = (draw: number, first: number, size: number) =>
    seededNoise(denoiser.shape, seed, draw, firstImage + first, size);
  const run = denoiser.start({ conditioning, hops, noise });
  try {
    // Not part of the hops' time.
    const prepared = run.queueDone();
    if (prepared !== undefined) await withinPatience(prepared);
    signal?.throwIfAborted();
    const started = performance.now();
    const previews = await takeHops(run, hops.length, options);
    const read = await withinPatience(run.read());
    signal?.throwIfAborted();
    return { ...read, prepareMs: started - begun, sampleMs: performance.now() - started, previews };
  } finally {
    run.dispose();
  }
}

/** Carry out all hops. Returns the number of previews shown. */
async function takeHops(
  run: DenoiserRun,
  hops: number,
  { signal, onHop, preview, trajectory }: RunHopsOptions,
): Promise<number> {
  const pace = createPacer(run.queueDone);
  let previews = 0;
  let shown = performance.now();
  for (let hop = 0; hop < hops; hop++) {
    for (let batch = 0; batch < run.batches; batch++) {
      run.step(hop, batch);
      await pace();
      signal?.throwIfAborted();
    }
    if (trajectory?.hops.includes(hop)) run.track(trajectory.image);
    // The images themselves follow right after the last hop.
    const wanted = preview !== undefined && preview.everyMs > 0 && hop < hops - 1;
    if (wanted && performance.now() - shown >= preview.everyMs) {
      preview.show(await withinPatience(run.denoised()), hop);
      previews++;
      signal?.throwIfAborted();
      shown = performance.now();
    }
    onHop?.(hop);
  }
  return previews;
}

/** Noise [count, ...shape], drawn on the CPU: the same on every backend and however the images are divided. */
function seededNoise(
  [height, width, channels]: Denoiser['shape'],
  seed: number,
  draw: number,
  first: number,
  count: number,
): Float32Array {
  const length = height * width * channels;
  const values = new Float32Array(count * length);
  for (let i = 0; i < count; i++) fillGaussianNoise(values, i * length, length, seed, first + i, draw);
  return values;
}
