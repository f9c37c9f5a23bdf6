/** The engine: a model package on a backend, running one request at a time. The worker and the command line share it. */

import { imagesFromModel } from '../core/images.ts';
import { samplerHops } from '../core/samplers/registry.ts';
import type { Tokenizer } from '../core/tokenizer.ts';
import type { Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelFile, ModelManifest } from '../package/manifest.ts';
import { parseSafetensors } from '../package/safetensors.ts';
import { readTokenizer } from '../package/tokenizer-file.ts';
import type { Conditioning, Denoiser } from './denoiser.ts';
import { runHops } from './run-hops.ts';
import { captionsOf, checkSpec, checkWish, labelsOf, networkOf, promptOf, trajectoryHops } from './run-spec.ts';
import { createFeatureNetwork, type FeatureNetwork } from './tfjs/feature-network.ts';
import { createUnet } from './tfjs/unet.ts';

/** Where the files of a model package come from: the network, a disk. What it gives has been verified. */
export interface ModelFiles {
  read(file: ModelFile, signal?: AbortSignal): Promise<ArrayBuffer>;
}

export interface RunOptions {
  signal?: AbortSignal | undefined;
  /** Index of the run's first image in its seed; image i of a seed is always the same picture. 0 unless given. */
  firstImage?: number | undefined;
  /** After each hop: hops done, 1 … hops. */
  onHop?: ((hop: number, hops: number) => void) | undefined;
  onPreview?: ((images: Images, hop: number, hops: number) => void) | undefined;
}

export interface Engine {
  /** Fetch and upload a network before it is asked for. Throws what `ModelFiles.read` throws, `RunError`, `WeightsError`. */
  preload(network: string, signal?: AbortSignal): Promise<void>;
  /** Make the pictures of `spec`. Throws as `preload`; the signal's reason when aborted, which is between hops. */
  run(spec: RunSpec, wish: RunOutputs, options?: RunOptions): Promise<RunResult>;
  /** Dispose of every tensor. The backend stays open: it is the caller's. */
  dispose(): void;
}

/** An engine for `manifest` on the backend that is open (`openBackend`), which must stay open. */
export function createEngine(manifest: ModelManifest, files: ModelFiles): Engine {
  const denoisers = new Map<string, Denoiser>();
  let features: FeatureNetwork | undefined;
  /** Of a model of captions, from the first network on. */
  let tokenizer: Tokenizer | undefined;
  /** Networks and counts that have run: their kernels are compiled. */
  const warm = new Set<string>();
  const { image } = manifest;

  async function denoiserOf(name: string, signal: AbortSignal | undefined): Promise<Denoiser> {
    const known = denoisers.get(name);
    if (known !== undefined) return known;
    const network = networkOf(name, manifest);
    const { captions } = manifest;
    const [bytes, captionBytes] = await Promise.all([
      files.read(network.file, signal),
      captions === undefined || tokenizer !== undefined ? undefined : files.read(captions.file, signal),
    ]);
    signal?.throwIfAborted();
    if (captionBytes !== undefined) tokenizer = readTokenizer(captionBytes, manifest);
    const weights = parseSafetensors(bytes);
    const denoiser = createUnet(manifest.config, weights);
    denoisers.set(name, denoiser);
    return denoiser;
  }

  async function featureNetwork(signal: AbortSignal | undefined): Promise<FeatureNetwork> {
    if (features === undefined) {
      const weights = parseSafetensors(await files.read(manifest.features.file, signal));
      signal?.throwIfAborted();
      features = createFeatureNetwork(manifest.features, weights);
    }
    return features;
  }

  const toImages = (x: Float32Array, count: number): Images => {
    const size = { count, height: image.height, width: image.width, channels: image.channels };
    return { ...size, data: imagesFromModel(x, size, image.patch) };
  };

  function subjectsOf(spec: RunSpec, firstImage: number): Conditioning {
    if (tokenizer === undefined) {
      return { labels: labelsOf(spec.label, spec.count, firstImage, manifest.classes.length) };
    }
    const known = tokenizer;
    const { captions, guidance } = promptOf(spec, manifest);
    const { unique, rows } = captionsOf(captions, spec.count, firstImage);
    const length = manifest.config.caption_length ?? 0;
    return { tokens: unique.map((caption) => known.encode(caption, length)), rows, guidance };
  }

  /** What `runHops` is to keep of image `image`, and what is made of it. */
  function traceOf(image: number, hopCount: number, give: (trajectory: NonNullable<RunResult['trajectory']>) => void) {
    const hops = trajectoryHops(hopCount);
    const show = (clean: Float32Array) => give({ image, hops, images: toImages(clean, hops.length) });
    return { image, hops, show };
  }

  async function run(spec: RunSpec, wish: RunOutputs, options: RunOptions = {}): Promise<RunResult> {
    const { signal, firstImage = 0, onHop, onPreview } = options;
    checkSpec(spec, manifest);
    checkWish(wish, spec);
    signal?.throwIfAborted();
    const denoiser = await denoiserOf(spec.network, signal);
    const { count, seed } = spec;
    const subjects = subjectsOf(spec, firstImage);
    const hops = samplerHops(spec.sampler, spec.steps);
    const wantsPreviews = wish.previewEveryMs > 0 && onPreview !== undefined;
    const { trajectoryOf } = wish;
    const traced: NonNullable<RunResult['trajectory']>[] = [];
    const start = performance.now();
    const x = await runHops(denoiser, hops, {
      seed,
      subjects,
      count,
      firstImage,
      signal,
      onHop: (index) => onHop?.(index + 1, hops.length),
      preview: wantsPreviews
        ? {
            everyMs: wish.previewEveryMs,
            show: (clean, index) => onPreview(toImages(clean, count), index + 1, hops.length),
          }
        : undefined,
      trajectory:
        trajectoryOf === undefined ? undefined : traceOf(trajectoryOf, hops.length, (one) => traced.push(one)),
    });
    const images = toImages(x, count);
    const totalMs = performance.now() - start;
    const shape = `${spec.network} ${count}`;
    const result: RunResult = { images, labels: labelsIn(subjects), totalMs, warmUp: !warm.has(shape) };
    if (traced[0] !== undefined) result.trajectory = traced[0];
    warm.add(shape);
    if (!wish.features) return result;
    const network = await featureNetwork(signal);
    const { values, recognised } = await network.embed(images);
    return { ...result, features: { values, dimension: network.dimension, recognised } };
  }

  function dispose(): void {
    for (const denoiser of denoisers.values()) denoiser.dispose();
    denoisers.clear();
    features?.dispose();
    features = undefined;
  }

  return {
    preload: async (network, signal) => void (await denoiserOf(network, signal)),
    run,
    dispose,
  };
}

const labelsIn = (subjects: Conditioning): number[] => ('labels' in subjects ? [...subjects.labels] : []);
