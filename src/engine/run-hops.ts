/** Runs a list of hops from seeded noise: whatever sampler made them, each is one linear combination of z, v and noise. */
import { add, concat, mul, slice, sub, type Tensor, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { fillGaussianNoise } from '../core/noise.ts';
import type { Hop } from '../core/samplers/hop.ts';
import { alphaSigma } from '../core/schedule.ts';
import { type Conditioning, type ConditionTensors, type Denoiser, imageCount } from './denoiser.ts';
import { batchSize, createPacer } from './pacing.ts';

export interface RunHopsOptions {
  /** uint32; image i of a seed starts from the same noise in every run. */
  seed: number;
  /** What each image is of. */
  subjects: Conditioning;
  count: number;
  /** Index in the seed of the first image, for runs that go on where another ended. 0 unless given. */
  firstImage?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called when hop `hop` is done; on a GPU, when it is queued. */
  onHop?: ((hop: number) => void) | undefined;
  /** Show x̂ of all images, model layout, as of hop `hop`: at most every `everyMs` ms, 0 for never. */
  preview?: { everyMs: number; show(clean: Float32Array, hop: number): void } | undefined;
  /** Show x̂ of one image at the start of each of `hops`, model layout, when all is done. */
  trajectory?: { image: number; hops: readonly number[]; show(clean: Float32Array): void } | undefined;
}

/** Images that go through the network together. */
interface Batch {
  first: number;
  size: number;
  z: Tensor4D;
  condition: ConditionTensors;
}

/**
 * Sample `count` images. Nothing is read back between hops but the previews asked for.
 *
 * @param hops as `samplerHops` gives them, each hop's t the s of the one before.
 * @returns x, float32 [count, height, width, channels] in model layout, not clipped.
 * @throws RangeError for counts, subjects or seeds out of range; the signal's reason on abort, looked at between hops. No
 * tensor stays behind in any case.
 */
export async function runHops(
  denoiser: Denoiser,
  hops: readonly Hop[],
  { seed, subjects, count, firstImage = 0, signal, onHop, preview, trajectory }: RunHopsOptions,
): Promise<Float32Array<ArrayBuffer>> {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count must be a whole number from 1, not ${count}`);
  if (imageCount(subjects) !== count) throw new RangeError(`subjects of ${imageCount(subjects)} images for ${count}`);
  signal?.throwIfAborted();
  const pace = createPacer();
  const batches: Batch[] = [];
  const clean: Tensor4D[] = [];
  const traced: Tensor4D[] = [];
  const size = batchSize();
  const conditions = denoiser.conditions(subjects, size);
  try {
    for (const [i, condition] of conditions.entries()) {
      const part = { first: firstImage + i * size, size: Math.min(size, count - i * size) };
      batches.push({ ...part, z: noise(denoiser, seed, part, 0), condition });
    }
    let shown = performance.now();
    for (const [i, hop] of hops.entries()) {
      // After the last hop the pictures themselves follow at once.
      const wanted = preview !== undefined && preview.everyMs > 0 && i < hops.length - 1;
      for (const batch of batches) {
        // The image of the trajectory, counted in this batch, where it may not be.
        const image = trajectory?.hops.includes(i) ? firstImage + trajectory.image - batch.first : -1;
        const want = { all: wanted, one: image < batch.size ? image : -1 };
        const { next, all, one } = advance(denoiser, hop, batch, want, () => noise(denoiser, seed, batch, i + 1));
        if (all) clean.push(all);
        if (one) traced.push(one);
        batch.z.dispose();
        batch.z = next;
        await pace();
        signal?.throwIfAborted();
      }
      if (wanted && performance.now() - shown >= preview.everyMs) {
        preview.show(await readAll(clean), i);
        signal?.throwIfAborted();
        shown = performance.now();
      }
      dispose(clean.splice(0));
      onHop?.(i);
    }
    const [x, estimates] = await Promise.all([readAll(batches.map(({ z }) => z)), readJoined(traced)]);
    signal?.throwIfAborted();
    trajectory?.show(estimates);
    return x;
  } finally {
    dispose([...clean, ...traced, ...batches.map(({ z }) => z)]);
    for (const condition of conditions) condition.dispose();
  }
}

/**
 * z of the hop's end and, where wanted, x̂ at its start: of all images, and of image `one` where that is not −1. With x̂ = α z − σ v the
 * hop is a combination of z, v and noise.
 */
function advance(
  denoiser: Denoiser,
  { t, inverseSteps, cSample, cDenoised, cNoise }: Hop,
  { z, condition }: Batch,
  wanted: { all: boolean; one: number },
  draw: () => Tensor4D,
): { next: Tensor4D; all?: Tensor4D; one?: Tensor4D } {
  return tidy(() => {
    const { alpha, sigma } = alphaSigma(t);
    const v = denoiser.predictV(z, t, inverseSteps, condition);
    const moved = add<Tensor4D>(mul(z, cSample + cDenoised * alpha), mul(v, -cDenoised * sigma));
    const next = cNoise === 0 ? moved : add<Tensor4D>(moved, mul(draw(), cNoise));
    const estimate = (z: Tensor4D, v: Tensor4D) => sub<Tensor4D>(mul(z, alpha), mul(v, sigma));
    const rows = (x: Tensor4D) => slice(x, [wanted.one, 0, 0, 0], [1, -1, -1, -1]);
    return {
      next,
      ...(wanted.all && { all: estimate(z, v) }),
      ...(wanted.one >= 0 && { one: estimate(rows(z), rows(v)) }),
    };
  });
}

/** Seeded noise for a batch, drawn on the CPU: the same on every backend and however the images are divided. */
function noise(
  { shape }: Denoiser,
  seed: number,
  { first, size }: Pick<Batch, 'first' | 'size'>,
  draw: number,
): Tensor4D {
  const length = shape[0] * shape[1] * shape[2];
  const values = new Float32Array(size * length);
  for (let i = 0; i < size; i++) fillGaussianNoise(values, i * length, length, seed, first + i, draw);
  return tensor4d(values, [size, ...shape]);
}

/** As `readAll`, in one read-back. */
async function readJoined(images: readonly Tensor4D[]): Promise<Float32Array<ArrayBuffer>> {
  if (images.length === 0) return new Float32Array();
  const joined = concat([...images], 0);
  try {
    return await readAll([joined]);
  } finally {
    joined.dispose();
  }
}

async function readAll(batches: readonly Tensor4D[]): Promise<Float32Array<ArrayBuffer>> {
  const parts = await Promise.all(batches.map((batch) => batch.data<'float32'>()));
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all;
}

function dispose(tensors: readonly Tensor[]): void {
  for (const tensor of tensors) tensor.dispose();
}
