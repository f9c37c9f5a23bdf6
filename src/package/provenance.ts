/** Where pictures and figures come from, as every exported file says it: the page's and the command line's alike. */

import { INFINITE_STEPS } from '../core/samplers/registry.ts';
import type { DeviceInfo, RunSpec } from '../core/types.ts';
import type { ModelManifest } from './manifest.ts';

/** What this copy of StepDial is. `commit` is 'unknown' outside git, and ends in '-dirty' where the tree was changed. */
export interface SourceVersion {
  stepdial: string;
  commit: string;
  tensorflowjs: string;
}

/** What runs it: Node's version, or the browser's own description of itself. */
export type Runtime = { node: string } | { userAgent: string };

export interface Provenance {
  model: string;
  network: { name: string; sha256: string };
  /** The measured curves that came with the model. */
  curves: { sha256: string };
  /** The feature network that FID-proxy is measured with: the meter's name, or "own" for the model's own. */
  metric: { name: string; sha256: string };
  /** Of one run; `steps` 256 is ∞. */
  settings: Pick<RunSpec, 'sampler' | 'steps' | 'count' | 'seed'> &
    ({ class: string } | { captions: string[]; guidance: number });
  /** Null where no engine is open, and of pictures made in advance, when the model was packed. */
  device: DeviceInfo | null;
  versions: SourceVersion & Runtime;
  /** ISO 8601, UTC: when it was exported. */
  date: string;
}

export interface Origin {
  manifest: ModelManifest;
  spec: RunSpec;
  device: DeviceInfo | null;
  versions: SourceVersion & Runtime;
  date: Date;
}

export function provenanceOf({ manifest, spec, device, versions, date }: Origin): Provenance {
  const { sampler, steps, count, seed, label, prompt, network: name } = spec;
  const asked = prompt ?? { class: label === 'mixed' ? label : (manifest.classes[label] ?? String(label)) };
  return {
    model: manifest.name,
    network: { name, sha256: manifest.networks.find((network) => network.name === name)?.file.sha256 ?? 'unknown' },
    curves: { sha256: manifest.curves.file.sha256 },
    metric: {
      name: manifest.metric?.name ?? 'own',
      sha256: (manifest.metric?.weights ?? manifest.features.file).sha256,
    },
    settings: { sampler, steps, count, seed, ...asked },
    device,
    versions,
    date: date.toISOString(),
  };
}

/** "stepdial-mnist-multistep-4-seed1", for the files of one run. */
export function fileStem({ model, settings: { sampler, steps, seed } }: Provenance): string {
  const budget = steps === INFINITE_STEPS ? 'inf' : String(steps);
  return `stepdial-${model.replace(/[^\w-]+/g, '-')}-${sampler}-${budget}-seed${seed}`;
}
