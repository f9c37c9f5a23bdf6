/** Runs a list of hops from seeded noise: whatever sampler made them, each is one linear combination of z, v and noise. */
import {
  add,
  mul,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  tensor1d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { fillGaussianNoise } from '../sampling/noise.ts';
import type { Hop } from '../sampling/samplers.ts';
import { alphaSigma } from '../sampling/schedule.ts';
import type { Denoiser } from './denoiser.ts';
import { batchSize, createPacer } from './pacing.ts';

export interface RunHopsOptions {
  /** uint32; image i of a seed starts from the same noise in every run. */
  seed: number;
  /** Class index of each image. */
  labels: readonly number[];
  count: number;
  /** Index in the seed of the first image, for runs that go on where another ended. 0 unless given. */
  firstImage?: number | undefined;
  signal?: AbortSignal | undefined;
  /** Called when hop `hop` is done; on a GPU, when it is queued. */
  onHop?: ((hop: number) => void) | undefined;
  /** Show x̂ of all images, model layout, as of hop `hop`: at most every `everyMs` ms, 0 for never. */
  preview?: { everyMs: number; show(clean: Float32Array, hop: number): void } | undefined;
}

/** Images that go through the network together. */
interface Batch {
  first: number;
  size: number;
  z: Tensor4D;
  labels: Tensor1D;
}

/**
 * Sample `count` images. Nothing is read back between hops but the previews asked for.
 *
 * @param hops as `samplerHops` gives them, each hop's t the s of the one before.
 * @returns x, float32 [count, height, width, channels] in model layout, not clipped.
 * @throws RangeError for counts, labels or seeds out of range; the signal's reason on abort, looked at between hops. No
 * tensor stays behind in any case.
 */
export async function runHops(
  denoiser: Denoiser,
  hops: readonly Hop[],
  { seed, labels, count, firstImage = 0, signal, onHop, preview }: RunHopsOptions,
): Promise<Float32Array<ArrayBuffer>> {
  if (!Number.isInteger(count) || count < 1) throw new RangeError(`count must be a whole number from 1, not ${count}`);
  if (labels.length !== count) throw new RangeError(`${labels.length} labels for ${count} images`);
  signal?.throwIfAborted();
  const pace = createPacer();
  const batches: Batch[] = [];
  const clean: Tensor4D[] = [];
  try {
    const size = batchSize();
    for (let start = 0; start < count; start += size) {
      const own = labels.slice(start, start + size);
      const first = firstImage + start;
      const z = noise(denoiser, seed, { first, size: own.length }, 0);
      batches.push({ first, size: own.length, z, labels: tensor1d(own, 'int32') });
    }
    let shown = performance.now();
    for (const [i, hop] of hops.entries()) {
      // After the last hop the pictures themselves follow at once.
      const wanted = preview !== undefined && preview.everyMs > 0 && i < hops.length - 1;
      for (const batch of batches) {
        const { next, estimate } = advance(denoiser, hop, batch, wanted, () => noise(denoiser, seed, batch, i + 1));
        if (estimate) clean.push(estimate);
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
    const x = await readAll(batches.map(({ z }) => z));
    signal?.throwIfAborted();
    return x;
  } finally {
    dispose(clean);
    for (const { z, labels } of batches) dispose([z, labels]);
  }
}

/** z of the hop's end and, where wanted, x̂ at its start. With x̂ = α z − σ v the hop is a combination of z, v and noise. */
function advance(
  denoiser: Denoiser,
  { t, inverseBudget, keep, predict, noise }: Hop,
  { z, labels }: Batch,
  wanted: boolean,
  draw: () => Tensor4D,
): { next: Tensor4D; estimate?: Tensor4D } {
  return tidy(() => {
    const { alpha, sigma } = alphaSigma(t);
    const v = denoiser.predictV(z, t, inverseBudget, labels);
    const moved = add<Tensor4D>(mul(z, keep + predict * alpha), mul(v, -predict * sigma));
    const next = noise === 0 ? moved : add<Tensor4D>(moved, mul(draw(), noise));
    return wanted ? { next, estimate: sub<Tensor4D>(mul(z, alpha), mul(v, sigma)) } : { next };
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
