/** Makes images in batches on the same engine as the page, and times them. */

import { MAX_IMAGES } from '../core/limits.ts';
import type { DeviceInfo, Images, Prompt, RunSpec } from '../core/types.ts';
import { openBackend } from '../engine/backends.ts';
import { createEngine } from '../engine/engine.ts';
import { checkSpec } from '../engine/run-spec.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { type SampleArguments, UsageError } from './arguments.ts';
import type { PackageOnDisk } from './package-on-disk.ts';
import { type Timings, timingsOf } from './timings.ts';

/** As many as the engine makes in one run. Batches do not affect images: image i of a seed is always the same. */
const BATCH = MAX_IMAGES;

export interface Samples {
  images: Images;
  /** Class index of each image; empty for a model of captions. */
  labels: number[];
  /** The request as one run. */
  spec: RunSpec;
  device: DeviceInfo;
  timings: Timings;
}

/** Make the images that `args` asks for. Throws `UsageError` or `RunError` for what the model does not have. */
export async function sample(
  args: SampleArguments,
  { manifest, files }: PackageOnDisk,
  onImages: (done: number) => void,
  signal?: AbortSignal,
): Promise<Samples> {
  const prompt = promptOf(args, manifest);
  const label = prompt === undefined ? labelOf(args.label ?? 'mixed', manifest.classes) : 'mixed';
  const { sampler, steps, seed, network } = args;
  const spec: RunSpec = { sampler, steps, seed, network, count: Math.min(BATCH, args.count), label, prompt };
  checkSpec(spec, manifest);
  const backend = await openBackend(args.backends, signal);
  const engine = createEngine(manifest, files, backend);
  try {
    const { height, width, channels } = manifest.image;
    const size = height * width * channels;
    const data = new Uint8Array(args.count * size);
    const labels: number[] = [];
    const batches: { count: number; ms: number }[] = [];
    for (let first = 0; first < args.count; first += BATCH) {
      const count = Math.min(BATCH, args.count - first);

      const onHop = (hop: number, hops: number) => onImages(first + (count * hop) / hops);
      const outputs = { previewEveryMs: 0, features: false };
      const result = await engine.run({ ...spec, count }, outputs, { firstImage: first, onHop, signal });
      data.set(result.images.data, first * size);
      labels.push(...result.labels);
      batches.push({ count, ms: result.totalMs });
    }
    const images: Images = { count: args.count, height, width, channels, data };
    return { images, labels, spec: { ...spec, count: args.count }, device: backend.info, timings: timingsOf(batches) };
  } finally {
    engine.dispose();
    backend.close();
  }
}

/** The prompt for a model of captions; undefined for a model of classes. Throws `UsageError` for options of the other kind. */
function promptOf(args: SampleArguments, { name, captions }: ModelManifest): Prompt | undefined {
  if (captions === undefined) {
    const wrong = args.captions !== undefined ? 'caption' : args.guidance !== undefined ? 'guidance' : undefined;
    if (wrong === undefined) return undefined;
    throw new UsageError(`--${wrong}: ${name} draws classes, not captions; choose one with --class`);
  }
  if (args.label !== undefined) {
    throw new UsageError(`--class: ${name} draws captions, not classes; say which with --caption`);
  }
  return { captions: args.captions ?? captions.examples, guidance: args.guidance ?? captions.guidance.default };
}

/** A class by index or by name, or 'mixed'. A name that looks like an index is the index of that number. */
function labelOf(text: string, classes: readonly string[]): number | 'mixed' {
  if (text === 'mixed') return text;
  const index = /^\d+$/.test(text) ? Number(text) : classes.indexOf(text);
  if (index >= 0 && index < classes.length) return index;
  throw new UsageError(
    `--class must be mixed, 0 to ${classes.length - 1}, or one of ${classes.join(', ')}, not "${text}"`,
  );
}
