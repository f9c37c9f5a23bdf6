/** Reads the command line of `npm run sample`; every mistake becomes one clear line. */
import { parseArgs } from 'node:util';
import { type BackendName, NODE_BACKEND_NAMES } from '../core/backends.ts';
import { MAX_SEED } from '../core/limits.ts';
import { INFINITE_STEPS, SAMPLER_NAMES, SAMPLERS, type SamplerName } from '../core/samplers/registry.ts';

export interface SampleArguments {
  /** A name under public/models, or a folder that holds a model.json. */
  model: string;
  sampler: SamplerName;
  /** 256 for ∞. */
  steps: number;
  count: number;
  seed: number;
  /** A class's index or name, or 'mixed'; undefined if not given. */
  label: string | undefined;
  /** For a model of captions: image i shows caption i modulo their number. Undefined if not given. */
  captions: string[] | undefined;
  /** Guidance scale for a model of captions, which has a maximum. Undefined if not given. */
  guidance: number | undefined;
  network: string;
  /** Tried in order. */
  backends: BackendName[];
  out: string;
}

/** A mistake on the command line; the message is the one line to print. */
export class UsageError extends Error {
  override name = 'UsageError';
}

const MAX_COUNT = 100_000;

export const HELP = `Make images with a StepDial model, on the same engine as the page.

  npm run sample -- --model mnist --steps 4 --count 1024 --seed 1 --out samples

  --model NAME      a folder under public/models, or the path of one with a model.json (mnist)
  --steps S         network evaluations per image, 1 to ${INFINITE_STEPS}; inf is ${INFINITE_STEPS} (4)
  --count N         images, 1 to ${MAX_COUNT} (64)
  --seed N          whole number from 0 to ${MAX_SEED}; image i of a seed is always the same (1)
  --out DIR         where to write samples.png, samples.npy and samples.json (samples)
  --sampler NAME    one of (multistep):
${SAMPLERS.map(({ id, source }) => `                      ${id} (${source})`).join('\n')}
  --class CLASS     index or name of a class, or mixed: image i shows class i modulo the number of classes (mixed)
  --caption TEXT    what a model of captions should draw; if repeated, image i shows caption i modulo their number
                    (the model's examples)
  --guidance G      guidance scale from 0 for a model of captions (the model's default)
  --network NAME    a network of the model (dial)
  --backend NAME    ${NODE_BACKEND_NAMES.join(' or ')} (wasm, else cpu)
  --help            this text
`;

const OPTIONS = {
  model: { type: 'string', default: 'mnist' },
  steps: { type: 'string', default: '4' },
  count: { type: 'string', default: '64' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string', default: 'samples' },
  sampler: { type: 'string', default: 'multistep' },
  class: { type: 'string' },
  caption: { type: 'string', multiple: true },
  guidance: { type: 'string' },
  network: { type: 'string', default: 'dial' },
  backend: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** The arguments, or 'help' if that was requested. Throws `UsageError`. */
export function readArguments(args: string[]): SampleArguments | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const { model, out, network, backend } = values;
  for (const [option, value] of Object.entries({ model, out, network })) {
    if (value === '') throw new UsageError(`--${option} is empty`);
  }
  return {
    model,
    out,
    network,
    label: values.class,
    captions: values.caption,
    guidance: values.guidance === undefined ? undefined : scale('guidance', values.guidance),
    sampler: oneOf('sampler', values.sampler, SAMPLER_NAMES),
    steps: /^(inf|infinity|∞)$/i.test(values.steps) ? INFINITE_STEPS : whole('steps', values.steps, 1, INFINITE_STEPS),
    count: whole('count', values.count, 1, MAX_COUNT),
    seed: whole('seed', values.seed, 0, MAX_SEED),
    backends: backend === undefined ? [...NODE_BACKEND_NAMES] : [oneOf('backend', backend, NODE_BACKEND_NAMES)],
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // After its first sentence, Node's message gives advice on positional arguments.
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error));
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${option} must be a whole number from ${least} to ${most}, not "${text}"`);
}

function scale(option: string, text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError(`--${option} must be a number from 0, not "${text}"`);
}

function oneOf<T extends string>(option: string, text: string, names: readonly T[]): T {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${option} must be one of ${names.join(', ')}, not "${text}"`);
}
