/** A tiny U-Net whose weights follow from a formula: every operation of the real one, without a download. */
import type { UnetConfig } from '../package/manifest.ts';
import type { Tensors } from '../package/safetensors.ts';

export const selfTestConfig: UnetConfig = {
  sample_size: 4,
  in_channels: 2,
  out_channels: 2,
  block_out_channels: [4, 8],
  layers_per_block: 1,
  norm_num_groups: 2,
  norm_eps: 1e-5,
  num_class_embeds: 3,
  attention_head_dim: 8,
  act_fn: 'silu',
  resnet_time_scale_shift: 'scale_shift',
  add_attention: true,
  flip_sin_to_cos: true,
  freq_shift: 0,
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
    linear(`${name}.time_emb_proj`, 16, 2 * outputs);
    norm(`${name}.norm2`, outputs);
    conv(`${name}.conv2`, outputs, outputs);
    if (inputs !== outputs) conv(`${name}.conv_shortcut`, inputs, outputs, 1);
  };
  conv('conv_in', 2, 4);
  for (const embedding of ['time_embedding', 'budget_embedding']) {
    linear(`${embedding}.linear_1`, 4, 16);
    linear(`${embedding}.linear_2`, 16, 16);
  }
  put('class_embedding.weight', [3, 16], 1);
  resnet('down_blocks.0.resnets.0', 4, 4);
  conv('down_blocks.0.downsamplers.0.conv', 4, 4);
  resnet('down_blocks.1.resnets.0', 4, 8);
  resnet('mid_block.resnets.0', 8, 8);
  norm('mid_block.attentions.0.group_norm', 8);
  for (const part of ['to_q', 'to_k', 'to_v', 'to_out.0']) linear(`mid_block.attentions.0.${part}`, 8, 8);
  resnet('mid_block.resnets.1', 8, 8);
  resnet('up_blocks.0.resnets.0', 16, 8);
  resnet('up_blocks.0.resnets.1', 12, 8);
  conv('up_blocks.0.upsamplers.0.conv', 8, 8);
  resnet('up_blocks.1.resnets.0', 12, 4);
  resnet('up_blocks.1.resnets.1', 8, 4);
  norm('conv_norm_out', 4);
  conv('conv_out', 4, 2);
  return weights;
}
