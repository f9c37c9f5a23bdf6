/** A tiny U-Net with captions whose weights follow from a formula: every operation of the real ones, without a download. */
import type { UnetConfig } from '../package/manifest.ts';
import type { Tensors } from '../package/safetensors.ts';
import type { PromptTokens } from './denoiser.ts';

const TEXT = 64;
const EMBEDDING = 16;

export const selfTestConfig: UnetConfig = {
  sample_size: 4,
  in_channels: 2,
  out_channels: 2,
  block_out_channels: [4, 8],
  layers_per_block: 1,
  norm_num_groups: 2,
  norm_eps: 1e-5,
  attention_head_dim: 4,
  act_fn: 'silu',
  resnet_time_scale_shift: 'scale_shift',
  flip_sin_to_cos: true,
  freq_shift: 0,
  down_block_types: ['DownBlock2D', 'SimpleCrossAttnDownBlock2D'],
  mid_block_type: 'UNetMidBlock2DSimpleCrossAttn',
  up_block_types: ['SimpleCrossAttnUpBlock2D', 'UpBlock2D'],
  cross_attention_dim: TEXT,
  class_embed_type: 'simple_projection',
  projection_class_embeddings_input_dim: TEXT,
  vocab_size: 6,
  caption_length: 3,
  text_layers: 1,
};

/** Two images of two captions. */
export const selfTestPrompt: PromptTokens = {
  tokens: [
    [3, 1, 0],
    [5, 2, 4],
  ],
  rows: [1, 0],
  guidance: 1.5,
};

/** `count` numbers in [−1, 1) that are the same on every machine: a Weyl sequence in 32-bit integers. */
export function weylSequence(count: number, start: number): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => (Math.imul(start + i + 1, 0x9e3779b1) >>> 0) / 2 ** 31 - 1);
}

/** Weights of `selfTestConfig`, named as in diffusers. Scaled by 1/√inputs, so that activations keep their size. */
export function selfTestWeights(): Tensors {
  const weights: Tensors = new Map();
  let start = 0;
  const put = (name: string, shape: number[], scale: number, centre = 0) => {
    const count = shape.reduce((a, b) => a * b, 1);
    weights.set(name, { shape, data: weylSequence(count, start).map((value) => centre + scale * value) });
    start += count;
  };
  const linear = (name: string, inputs: number, outputs: number) => {
    put(`${name}.weight`, [outputs, inputs], 1.5 / Math.sqrt(inputs));
    put(`${name}.bias`, [outputs], 0.1);
  };
  const conv = (name: string, inputs: number, outputs: number, size = 3) => {
    put(`${name}.weight`, [outputs, inputs, size, size], 1.5 / Math.sqrt(inputs * size * size));
    put(`${name}.bias`, [outputs], 0.1);
  };
  const norm = (name: string, channels: number) => {
    put(`${name}.weight`, [channels], 0.3, 1);
    put(`${name}.bias`, [channels], 0.1);
  };
  const resnet = (name: string, inputs: number, outputs: number) => {
    norm(`${name}.norm1`, inputs);
    conv(`${name}.conv1`, inputs, outputs);
    linear(`${name}.time_emb_proj`, EMBEDDING, 2 * outputs);
    norm(`${name}.norm2`, outputs);
    conv(`${name}.conv2`, outputs, outputs);
    if (inputs !== outputs) conv(`${name}.conv_shortcut`, inputs, outputs, 1);
  };
  const attention = (name: string) => {
    norm(`${name}.group_norm`, 8);
    for (const part of ['to_q', 'to_k', 'to_v', 'to_out.0']) linear(`${name}.${part}`, 8, 8);
    for (const part of ['add_k_proj', 'add_v_proj']) linear(`${name}.${part}`, TEXT, 8);
  };
  put('text_encoder.token_embedding.weight', [6, TEXT], 1);
  put('text_encoder.position_embedding.weight', [3, TEXT], 1);
  for (const part of ['norm1', 'norm2']) norm(`text_encoder.layers.0.${part}`, TEXT);
  for (const part of ['to_q', 'to_k', 'to_v', 'to_out']) linear(`text_encoder.layers.0.${part}`, TEXT, TEXT);
  linear('text_encoder.layers.0.linear_1', TEXT, 4 * TEXT);
  linear('text_encoder.layers.0.linear_2', 4 * TEXT, TEXT);
  norm('text_encoder.final_norm', TEXT);
  for (const embedding of ['time_embedding', 'budget_embedding', 'guidance_embedding']) {
    linear(`${embedding}.linear_1`, 4, EMBEDDING);
    linear(`${embedding}.linear_2`, EMBEDDING, EMBEDDING);
  }
  linear('class_embedding', TEXT, EMBEDDING);
  conv('conv_in', 2, 4);
  resnet('down_blocks.0.resnets.0', 4, 4);
  conv('down_blocks.0.downsamplers.0.conv', 4, 4);
  resnet('down_blocks.1.resnets.0', 4, 8);
  attention('down_blocks.1.attentions.0');
  resnet('mid_block.resnets.0', 8, 8);
  attention('mid_block.attentions.0');
  resnet('mid_block.resnets.1', 8, 8);
  resnet('up_blocks.0.resnets.0', 16, 8);
  attention('up_blocks.0.attentions.0');
  resnet('up_blocks.0.resnets.1', 12, 8);
  attention('up_blocks.0.attentions.1');
  conv('up_blocks.0.upsamplers.0.conv', 8, 8);
  resnet('up_blocks.1.resnets.0', 12, 4);
  resnet('up_blocks.1.resnets.1', 8, 4);
  norm('conv_norm_out', 4);
  conv('conv_out', 4, 2);
  return weights;
}
