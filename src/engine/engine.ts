/** The engine: a model package on an open backend, one run at a time. The worker and the command line share it. */

import { imagesFromModel } from '../core/images.ts';
import { samplerHops } from '../core/samplers/registry.ts';
import type { Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import type { Networks } from './backend.ts';
import type { Backend } from './backends.ts';
import type { Conditioning } from './denoiser.ts';
import { NonFiniteError, toEngineError } from './errors.ts';
import { LoadedPackage, type ModelFiles } from './loaded-package.ts';
import { type HopsResult, runHops } from './run-hops.ts';
import { captionsOf, checkOutputs, checkSpec, labelsOf, promptOf, trajectoryHops } from './run-spec.ts';

export interface RunOptions {
  signal?: AbortSignal | undefined;
  /** Index of the run's first image in its seed, 0 by default; image i of a seed is always the same. */
  firstImage?: number | undefined;
  /** Called after each hop with the number of hops done, 1 … hops. */
  onHop?: ((hop: number, hops: number) => void) | undefined;
  onPreview?: ((images: Images, hop: number, hops: number) => void) | undefined;
}

export interface Engine {
  /** Fetch and upload a network before it is needed. Throws what `ModelFiles.read` throws, `RunError`, `WeightsError`. */
  preload(network: string, signal?: AbortSignal): Promise<void>;
  /**
   * Make the images of `spec`. Throws as `preload`; `NonFiniteError`; `BackendStalled`; the signal's reason when aborted,
   * which takes effect between hops. A feature network that fails does not fail the run: see `RunResult.featuresError`.
   */
  run(spec: RunSpec, outputs: RunOutputs, options?: RunOptions): Promise<RunResult>;
  /** Free all networks. The backend stays open: it belongs to the caller. */
  dispose(): void;
}

/** An engine for `manifest` on `backend`, which must stay open. */
export function createEngine(
  manifest: ModelManifest,
  files: ModelFiles,
  backend: Pick<Backend, 'info' | keyof Networks>,
): Engine {
  const loaded = new LoadedPackage(manifest, files, backend);
  /** Networks and counts that have run: their kernels are compiled. */
  const warm = new Set<string>();
  const { image } = manifest;

  const toImages = (x: Float32Array, count: number): Images => {
    const size = { count, height: image.height, width: image.width, channels: image.channels };
    return { ...size, data: imagesFromModel(x, size, image.patch) };
  };

  function conditioningOf(spec: RunSpec, firstImage: number): Conditioning {
    const { tokenizer } = loaded;
    if (tokenizer === undefined) {
      return { labels: labelsOf(spec.label, spec.count, firstImage, manifest.classes.length) };
    }
    const { captions, guidance } = promptOf(spec, manifest);
    const { unique, rows } = captionsOf(captions, spec.count, firstImage);
    const length = manifest.config.caption_length ?? 0;
    return { tokens: unique.map((caption) => tokenizer.encode(caption, length)), rows, guidance };
  }

  async function withFeatures(
    result: RunResult,
    firstImage: number,
    signal: AbortSignal | undefined,
  ): Promise<RunResult> {
    try {
      const network = await loaded.features(signal);
      const values = await network.embed(result.images, firstImage);
      if (!values.every(Number.isFinite)) throw new NonFiniteError(manifest.name, 'features', backend.info.backend);
      return { ...result, features: { values, dimension: network.dimension } };
    } catch (error) {
      signal?.throwIfAborted();
      return { ...result, featuresError: toEngineError(error) };
    }
  }

  async function run(spec: RunSpec, outputs: RunOutputs, options: RunOptions = {}): Promise<RunResult> {
    const { signal, firstImage = 0, onHop, onPreview } = options;
    checkSpec(spec, manifest);
    checkOutputs(outputs, spec);
    signal?.throwIfAborted();
    const denoiser = await loaded.denoiser(spec.network, signal);
    const { count, seed, network } = spec;
    const conditioning = conditioningOf(spec, firstImage);
    const hops = samplerHops(spec.sampler, spec.steps);
    const { previewEveryMs, trajectoryOf } = outputs;
    const trajectory =
      trajectoryOf === undefined ? undefined : { image: trajectoryOf, hops: trajectoryHops(hops.length) };
    const nonFinite = () => new NonFiniteError(manifest.name, network, backend.info.backend);
    const result = await runHops(denoiser, hops, {
      seed,
      conditioning,
      count,
      firstImage,
      signal,
      onHop: (index) => onHop?.(index + 1, hops.length),
      preview: onPreview && {
        everyMs: previewEveryMs,
        show: (denoised, index) => {
          if (!denoised.every(Number.isFinite)) throw nonFinite();
          onPreview(toImages(denoised, count), index + 1, hops.length);
        },
      },
      trajectory,
    });
    if (!allFinite(result)) throw nonFinite();
    const shape = `${network} ${count}`;
    const images = toImages(result.images, count);
    const finished: RunResult = {
      images,
      labels: 'labels' in conditioning ? [...conditioning.labels] : [],
      totalMs: result.sampleMs,
      prepareMs: result.prepareMs,
      extraOutputs: result.previews > 0 || trajectory !== undefined,
      warmUp: !warm.has(shape),
      ...(trajectory && { trajectory: { ...trajectory, images: toImages(result.tracked, trajectory.hops.length) } }),
    };
    warm.add(shape);
    return outputs.features ? withFeatures(finished, firstImage, signal) : finished;
  }

  return {
    preload: async (network, signal) => void (await loaded.denoiser(network, signal)),
    run,
    dispose: () => loaded.dispose(),
  };
}

const allFinite = ({ images, tracked }: HopsResult): boolean =>
  images.every(Number.isFinite) && tracked.every(Number.isFinite);
