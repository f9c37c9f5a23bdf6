/** `model.json`: the schema of a model package, and its validation. Written by training/stepdial_training/export.py. */
import * as v from 'valibot';
import { INFINITE_STEPS } from '../core/samplers/registry.ts';

const positive = v.pipe(v.number(), v.integer(), v.minValue(1));
/** No model of this project comes near these; a model.json beyond them is a mistake or an attack on memory. */
const MAX_FILE_BYTES = 256 * 2 ** 20;
const side = v.pipe(positive, v.maxValue(1024));
/** Noise schedules that core/schedule.ts implements. */
const SCHEDULES = ['cosine'] as const;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** A file beside model.json. The path may not leave the folder. */
const fileSchema = v.object({
  path: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]*$/i, 'a plain file name')),
  bytes: v.pipe(positive, v.maxValue(MAX_FILE_BYTES)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex')),
});

/** The part of diffusers' `UNet2DModel` config that the engine reads; other keys are left alone. */
const unetConfigSchema = v.looseObject({
  sample_size: positive,
  in_channels: positive,
  out_channels: positive,
  block_out_channels: v.pipe(v.array(positive), v.minLength(1), v.maxLength(6)),
  layers_per_block: positive,
  norm_num_groups: positive,
  norm_eps: v.number(),
  /** Classes with the null class; of a model of classes. */
  num_class_embeds: v.optional(positive),
  /** Of a model of captions (diffusers' `UNet2DConditionModel`), with the size of its text encoder. */
  cross_attention_dim: v.optional(positive),
  vocab_size: v.optional(v.pipe(positive, v.maxValue(100_000))),
  caption_length: v.optional(v.pipe(positive, v.maxValue(77))),
  text_layers: v.optional(v.pipe(positive, v.maxValue(24))),
  act_fn: v.literal('silu'),
  resnet_time_scale_shift: v.literal('scale_shift'),
  add_attention: v.optional(v.literal(true)),
  flip_sin_to_cos: v.literal(true),
  freq_shift: v.literal(0),
});

const shapeSchema = v.object({
  format: v.literal(1),
  name,
  title: name,
  licence: name,
  card: v.object({
    summary: v.string(),
    data: v.object({ name, source: name, licence: name, note: v.string() }),
    training: v.string(),
    limits: v.string(),
  }),
  /** Image shape in pixels; the network sees `patch`×`patch` pixels as one position (pixel-unshuffle). */
  image: v.object({ height: side, width: side, channels: v.pipe(positive, v.maxValue(4)), patch: side }),
  /** Class names; the network's null class is the index after the last. None for a model of captions. */
  classes: v.pipe(v.array(name), v.maxLength(1000)),
  /** Of a model of captions. The file is `captionFileSchema`'s. */
  captions: v.optional(
    v.object({
      file: fileSchema,
      guidance: v.object({ max: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), default: v.number() }),
      /** Shown first, and drawn where the reader asks for nothing. */
      examples: v.pipe(v.array(name), v.minLength(1), v.maxLength(64)),
    }),
  ),
  schedule: v.object({ kind: v.picklist(SCHEDULES, 'a noise schedule that this version knows') }),
  /** The stops of the dial: finite step budgets, and the number of steps that ∞ stands for. */
  budgets: v.object({
    finite: v.pipe(
      v.array(v.pipe(positive, v.maxValue(INFINITE_STEPS - 1))),
      v.minLength(1),
      v.maxLength(32),
      v.check((budgets) => new Set(budgets).size === budgets.length, 'no budget twice'),
    ),
    infinite: v.literal(INFINITE_STEPS),
  }),
  config: unetConfigSchema,
  /** Networks of one config: 'dial' for every budget, 'specialist-S' for budget S alone. `multiplyAdds` per image and evaluation. */
  networks: v.pipe(
    v.array(
      v.object({ name, file: fileSchema, parameters: positive, multiplyAdds: positive, budgets: v.array(v.number()) }),
    ),
    v.minLength(1),
    v.maxLength(32),
    v.check((networks) => new Set(networks.map((each) => each.name)).size === networks.length, 'names must differ'),
  ),
  /**
   * The meter, whose network, called `title`, all models share: in ../../metrics/`name`/ lie `description`, a metric.json, and
   * `weights`. `reference` is as below, of `count` real images. Without it, FID-proxy is measured by `features`.
   */
  metric: v.optional(
    v.object({
      name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'a folder name')),
      title: name,
      description: fileSchema,
      weights: fileSchema,
      reference: fileSchema,
      count: positive,
    }),
  ),
  /** The model's own feature network. `channels`: widths of its three convolutions. */
  features: v.object({ file: fileSchema, dimension: v.pipe(positive, v.maxValue(64)), channels: v.array(positive) }),
  /** Mean and covariance of the features of `count` real images; sum of variances is in the file. */
  reference: v.object({ file: fileSchema, count: positive }),
  curves: v.object({ file: fileSchema }),
  /**
   * Pictures that the model made in advance at each of `steps`, with the page's defaults: one PNG, without loss, of one grid
   * of `count` pictures for each stop, the next below the last. Written by src/cli/posters.ts.
   */
  posters: v.optional(
    v.object({
      file: fileSchema,
      seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffff_ffff)),
      count: v.pipe(positive, v.maxValue(64)),
      steps: v.pipe(
        v.array(v.pipe(positive, v.maxValue(INFINITE_STEPS))),
        v.minLength(1),
        v.check((steps) => new Set(steps).size === steps.length, 'no stop twice'),
      ),
    }),
  ),
});

/** The parts must agree: what the network takes is what the image, unshuffled, gives. */
const manifestSchema = v.pipe(
  shapeSchema,
  v.check(
    ({ image, config }) =>
      config.sample_size * image.patch === image.height &&
      config.sample_size * image.patch === image.width &&
      config.in_channels === image.channels * image.patch ** 2 &&
      config.out_channels === config.in_channels,
    'image and config do not fit: sample_size · patch must be the image side, in_channels = channels · patch²',
  ),
  v.check(
    ({ classes, captions, config }) =>
      captions === undefined
        ? classes.length > 0 && config.num_class_embeds === classes.length + 1
        : classes.length === 0 && config.vocab_size !== undefined,
    'num_class_embeds must be the number of classes plus one, or the model must have captions and a vocab_size',
  ),
);

export type ModelManifest = v.InferOutput<typeof manifestSchema>;
export type ModelFile = v.InferOutput<typeof fileSchema>;
export type UnetConfig = v.InferOutput<typeof unetConfigSchema>;

/** Thrown for a model.json that does not follow the schema; the message names the first key that is wrong. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/**
 * Validate the parsed content of a model.json.
 * @throws ManifestError
 */
export function parseManifest(content: unknown): ModelManifest {
  const result = v.safeParse(manifestSchema, content);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ManifestError(`model.json: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}

/** The caption file of a model: pieces of the tokenizer in the order of their tokens; captions to suggest; and captions as
 * training draws them, sorted, each as often as it is drawn, which a fair sample of the model's pictures has. */
const captionFileSchema = v.object({
  pieces: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.maxLength(100_000)),
  suggestions: v.pipe(v.array(name), v.maxLength(20_000)),
  draws: v.pipe(v.array(name), v.maxLength(20_000)),
});

export type CaptionFile = v.InferOutput<typeof captionFileSchema>;

/**
 * Validate the parsed content of a caption file.
 * @throws ManifestError
 */
export function parseCaptionFile(content: unknown): CaptionFile {
  const result = v.safeParse(captionFileSchema, content);
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ManifestError(`the captions: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
}
