/** Reads a network's config: checks that this engine can run it, and says how the network is built. */
import type { UnetConfig } from '../../package/manifest.ts';
import { WeightsError } from '../../package/safetensors.ts';
import { TEXT_HEAD, type TextOptions } from './text-encoder.ts';

export interface UnetPlan {
  /** The text encoder of a model of captions; undefined for a model of classes. */
  text: TextOptions | undefined;
  /** Channels of an attention head. */
  head: number;
  /** Number of coarse levels that have attention after every residual block. */
  attentionLevels: number;
}

/** Options of diffusers' two U-Nets, each at the one value that this engine computes. */
const FIXED: Readonly<Record<string, unknown>> = {
  center_input_sample: false,
  mid_block_scale_factor: 1,
  downsample_padding: 1,
  downsample_type: 'conv',
  upsample_type: 'conv',
  only_cross_attention: false,
  mid_block_only_cross_attention: false,
  cross_attention_norm: null,
  class_embeddings_concat: false,
  resnet_skip_time_act: false,
  resnet_out_scale_factor: 1,
  time_embedding_type: 'positional',
  transformer_layers_per_block: 1,
  attention_type: 'default',
  conv_in_kernel: 3,
  conv_out_kernel: 3,
};

/** Options that `manifest.ts` or this file reads, and those that change nothing when the network only runs. */
const KNOWN = new Set([
  ...['sample_size', 'in_channels', 'out_channels', 'block_out_channels', 'layers_per_block', 'norm_num_groups'],
  ...['norm_eps', 'num_class_embeds', 'cross_attention_dim', 'vocab_size', 'caption_length', 'text_layers', 'act_fn'],
  ...['resnet_time_scale_shift', 'add_attention', 'flip_sin_to_cos', 'freq_shift', 'attn_norm_num_groups'],
  ...['attention_head_dim', 'mid_block_type', 'down_block_types', 'up_block_types', 'class_embed_type'],
  ...['projection_class_embeddings_input_dim', 'dropout', 'addition_embed_type_num_heads'],
]);

/** @throws WeightsError naming the option that this engine does not support. */
export function planOf(config: UnetConfig): UnetPlan {
  const { block_out_channels: widths, norm_num_groups: groups, sample_size: size } = config;
  for (const [option, value] of Object.entries(FIXED)) checkOption(config, option, value);
  for (const [option, value] of Object.entries(config)) {
    // An ignored option would silently change the arithmetic. Keys with an underscore are diffusers' own notes.
    const off = value === null || value === undefined || value === false;
    if (!off && !option.startsWith('_') && !KNOWN.has(option) && !(option in FIXED)) {
      throw new WeightsError(`${option} is ${value}; this option is not supported`);
    }
  }
  if ((config['attn_norm_num_groups'] ?? groups) !== groups) {
    throw new WeightsError(
      `attn_norm_num_groups is ${config['attn_norm_num_groups']}; only ${groups} is supported, as elsewhere`,
    );
  }
  if (widths.some((width) => width % groups !== 0) || (widths[0] ?? 1) % 2 !== 0) {
    throw new WeightsError(`block_out_channels [${widths}] must be even and divide into ${groups} groups`);
  }
  if (size % 2 ** (widths.length - 1) !== 0) {
    throw new WeightsError(`sample_size ${size} cannot be halved ${widths.length - 1} times`);
  }
  return config.vocab_size === undefined ? planOfClasses(config) : planOfCaptions(config, config.vocab_size);
}

/** `UNet2DModel`: one head of all channels, in the middle. */
function planOfClasses(config: UnetConfig): UnetPlan {
  const { block_out_channels: widths } = config;
  const middle = widths.at(-1) ?? 0;
  checkOption(config, 'mid_block_type', 'UNetMidBlock2D');
  checkOption(config, 'class_embed_type', null);
  for (const side of ['Down', 'Up'] as const) {
    checkOption(config, `${side.toLowerCase()}_block_types`, Array<string>(widths.length).fill(`${side}Block2D`));
  }
  // diffusers' default is 8; null stands for one head.
  const head = config['attention_head_dim'] === undefined ? 8 : (config['attention_head_dim'] ?? middle);
  if (head !== middle) {
    throw new WeightsError(`attention_head_dim is ${head}; only one head of all ${middle} channels is supported`);
  }
  return { text: undefined, head: middle, attentionLevels: 0 };
}

/** `UNet2DConditionModel` with simple cross attention in the middle and at the coarse levels. */
function planOfCaptions(config: UnetConfig, vocabulary: number): UnetPlan {
  const { block_out_channels: widths, cross_attention_dim: width = 0, caption_length: length = 0 } = config;
  checkOption(config, 'mid_block_type', 'UNetMidBlock2DSimpleCrossAttn');
  checkOption(config, 'class_embed_type', 'simple_projection');
  checkOption(config, 'projection_class_embeddings_input_dim', width);
  if (width === 0 || width % TEXT_HEAD !== 0) {
    throw new WeightsError(`cross_attention_dim is ${width}; only multiples of ${TEXT_HEAD} are supported`);
  }
  if (length === 0 || config.text_layers === undefined) {
    throw new WeightsError('caption_length and text_layers must say how large the text encoder is');
  }
  const given: unknown = config['down_block_types'];
  const types = Array.isArray(given) ? given : [];
  const attentionLevels = types.filter((type) => type === 'SimpleCrossAttnDownBlock2D').length;
  const plain = widths.length - attentionLevels;
  const levels = (side: 'Down' | 'Up') => [
    ...Array<string>(Math.max(plain, 0)).fill(`${side}Block2D`),
    ...Array<string>(attentionLevels).fill(`SimpleCrossAttn${side}Block2D`),
  ];
  checkOption(config, 'down_block_types', levels('Down'));
  checkOption(config, 'up_block_types', levels('Up').reverse());
  const { attention_head_dim: head } = config;
  const attentive = [...widths.slice(plain), widths.at(-1) ?? 0];
  if (typeof head !== 'number' || head < 1 || attentive.some((each) => each % head !== 0)) {
    throw new WeightsError(`attention_head_dim is ${head}; it must divide the channels ${attentive}`);
  }
  return { text: { vocabulary, length, width, layers: config.text_layers }, head, attentionLevels };
}

/** An absent option counts as `value`. */
function checkOption(config: UnetConfig, option: string, value: unknown): void {
  const given = config[option] ?? value;
  if (String(given) !== String(value)) {
    throw new WeightsError(`${option} is ${given}; only ${value} is supported`);
  }
}
