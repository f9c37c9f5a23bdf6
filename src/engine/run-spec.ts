/** Checks a request against its model, and spells out what it means. */

import { MAX_CAPTIONS, MAX_IMAGES } from '../core/limits.ts';
import { type Prompt, type RunOutputs, type RunSpec, TRAJECTORY_LENGTH } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { RunError } from './errors.ts';

type Network = ModelManifest['networks'][number];

/** The network called `name`. Throws `RunError` if the model has none. */
export function networkOf(name: string, manifest: ModelManifest): Network {
  const network = manifest.networks.find((each) => each.name === name);
  if (network !== undefined) return network;
  const names = manifest.networks.map((each) => each.name).join(', ');
  throw new RunError(`${manifest.name} has no network "${name}". Choose one of: ${names}.`);
}

/** Throw `RunError` if `spec` asks for something that the model does not have, or for a shape out of range. */
export function checkSpec(spec: RunSpec, manifest: ModelManifest): void {
  const { label, steps, count, network } = spec;
  networkOf(network, manifest);
  if (manifest.captions === undefined) checkLabel(label, manifest.classes.length);
  else promptOf(spec, manifest);
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= manifest.budgets.infinite)) {
    throw new RunError(`${steps} is no number of steps. Choose 1 to ${manifest.budgets.infinite}.`);
  }
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_IMAGES)) {
    throw new RunError(`${count} images cannot be made in one run. Choose 1 to ${MAX_IMAGES}.`);
  }
}

function checkLabel(label: number | 'mixed', classes: number): void {
  if (label !== 'mixed' && !(Number.isInteger(label) && label >= 0 && label < classes)) {
    throw new RunError(`There is no class ${label}. Choose 0 to ${classes - 1}, or 'mixed'.`);
  }
}

/** The prompt of `spec`. Throws `RunError` if it is missing, or not one that the model can draw. */
export function promptOf({ prompt }: RunSpec, { name, captions }: ModelManifest): Prompt {
  if (prompt === undefined) throw new RunError(`${name} draws captions. Say which, in a prompt.`);
  const { length } = prompt.captions;
  if (length < 1 || length > MAX_CAPTIONS) {
    throw new RunError(`${length} captions cannot be drawn in one run. Give 1 to ${MAX_CAPTIONS}.`);
  }
  const most = captions?.guidance.max ?? 0;
  if (!(prompt.guidance >= 0 && prompt.guidance <= most)) {
    throw new RunError(`${name} cannot be guided by ${prompt.guidance}. Choose 0 to ${most}.`);
  }
  return prompt;
}

/** Throw `RunError` if `outputs` name an image that `spec` does not make. */
export function checkOutputs({ trajectoryOf }: RunOutputs, { count }: RunSpec): void {
  if (trajectoryOf !== undefined && !(Number.isInteger(trajectoryOf) && trajectoryOf >= 0 && trajectoryOf < count)) {
    throw new RunError(`There is no image ${trajectoryOf} in a run of ${count}. Choose 0 to ${count - 1}.`);
  }
}

/** The class of each image: `label` for all, or class i modulo the number of classes, where i counts from the seed's first image. */
export function labelsOf(label: number | 'mixed', count: number, firstImage: number, classes: number): number[] {
  return Array.from({ length: count }, (_, i) => (label === 'mixed' ? (firstImage + i) % classes : label));
}

/** The captions that a run needs, each once, and for each image the index of its caption; i counts from the seed's first image. */
export function captionsOf(
  captions: readonly string[],
  count: number,
  firstImage: number,
): { unique: string[]; rows: number[] } {
  const own = Array.from({ length: count }, (_, i) => captions[(firstImage + i) % captions.length] ?? '');
  const unique = [...new Set(own)];
  return { unique, rows: own.map((caption) => unique.indexOf(caption)) };
}

/** Which of `hops` hops a trajectory shows, ascending: at most `TRAJECTORY_LENGTH`, evenly spread, always with the last. */
export function trajectoryHops(hops: number): number[] {
  const length = Math.min(hops, TRAJECTORY_LENGTH);
  if (length === 1) return [hops - 1];
  return Array.from({ length }, (_, i) => Math.round((i * (hops - 1)) / (length - 1)));
}
