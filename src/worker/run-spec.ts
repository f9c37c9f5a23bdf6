/** Checks a request against the model it is for, and spells out what it means. */
import type { ModelManifest } from '../models/manifest.ts';
import { RunError } from './errors.ts';
import type { RunSpec } from './protocol.ts';

type Network = ModelManifest['networks'][number];

/** The network called `name`. Throws `RunError` where the model has none. */
export function networkOf(name: string, manifest: ModelManifest): Network {
  const network = manifest.networks.find((each) => each.name === name);
  if (network !== undefined) return network;
  const names = manifest.networks.map((each) => each.name).join(', ');
  throw new RunError(`${manifest.name} has no network "${name}". Choose one of: ${names}.`);
}

/** Throw `RunError` where `spec` asks for a class or network that the model does not have, or for a shape out of range. */
export function checkSpec(spec: RunSpec, manifest: ModelManifest): void {
  const { label, steps, count, network } = spec;
  networkOf(network, manifest);
  const classes = manifest.classes.length;
  if (label !== 'mixed' && !(Number.isInteger(label) && label >= 0 && label < classes)) {
    throw new RunError(`There is no class ${label}. Choose 0 to ${classes - 1}, or 'mixed'.`);
  }
  if (!(Number.isInteger(steps) && steps >= 1 && steps <= manifest.budgets.infinite)) {
    throw new RunError(`${steps} is no number of steps. Choose 1 to ${manifest.budgets.infinite}.`);
  }
  if (!(Number.isInteger(count) && count >= 1 && count <= 64)) {
    throw new RunError(`${count} images cannot be made in one run. Choose 1 to 64.`);
  }
}

/** The class of each image: `label` for all, or image i of class i modulo the number of classes, i counted in the seed. */
export function labelsOf(label: number | 'mixed', count: number, firstImage: number, classes: number): number[] {
  return Array.from({ length: count }, (_, i) => (label === 'mixed' ? (firstImage + i) % classes : label));
}
