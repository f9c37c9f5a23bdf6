/** The forward pass of diffusers' `UNet2DModel` in TensorFlow.js operations, with the budget embedding beside the time's. */
import { concat, image, tidy } from '@tensorflow/tfjs-core';
import type { UnetConfig } from '../models/manifest.ts';
import { attention } from './attention.ts';
import { embeddings } from './conditioning.ts';
import type { Denoiser } from './denoiser.ts';
import { convolution, groupNorm, type Layer, normAffine, silu } from './layers.ts';
import { type Resnet, resnet } from './resnet.ts';
import { type Tensors, WeightsError } from './safetensors.ts';
import { Weights } from './weights.ts';

/**
 * Put a network's weights on the current backend.
 *
 * @param config diffusers' config: `DownBlock2D`/`UpBlock2D` at every level, one attention head in the middle.
 * @param tensors the weights under diffusers' names, as `parseSafetensors` gives them.
 * @throws WeightsError naming the first weight that is missing, misshapen or not part of the network, or the part of
 * the config that this engine does not run. Nothing is left on the backend then.
 */
export function createUnet(config: UnetConfig, tensors: Tensors): Denoiser {
  checkConfig(config);
  const weights = new Weights(tensors);
  try {
    const forward = assemble(config, weights);
    weights.finish();
    return {
      shape: [config.sample_size, config.sample_size, config.in_channels],
      predictV: (z, t, inverseBudget, labels) => tidy(() => forward(z, t, inverseBudget, labels)),
      dispose: () => weights.dispose(),
    };
  } catch (error) {
    weights.dispose();
    throw error;
  }
}

/** Options of diffusers that change the arithmetic but not the weights, at the one value this engine computes. */
const FIXED: Readonly<Record<string, unknown>> = {
  center_input_sample: false,
  mid_block_scale_factor: 1,
  downsample_padding: 1,
  downsample_type: 'conv',
  upsample_type: 'conv',
};

function checkConfig(config: UnetConfig): void {
  const { block_out_channels: widths, norm_num_groups: groups, sample_size: size } = config;
  for (const [option, value] of Object.entries(FIXED)) {
    const given = config[option] ?? value;
    if (given !== value) throw new WeightsError(`${option} is ${given}; only ${value} is supported`);
  }
  if ((config.attn_norm_num_groups ?? groups) !== groups) {
    throw new WeightsError(
      `attn_norm_num_groups is ${config.attn_norm_num_groups}; only ${groups} is supported, as elsewhere`,
    );
  }
  const middle = widths.at(-1);
  // diffusers' default is 8; null stands for one head.
  const head = config.attention_head_dim === undefined ? 8 : (config.attention_head_dim ?? middle);
  if (head !== middle) {
    throw new WeightsError(`attention_head_dim is ${head}; only one head of all ${middle} channels is supported`);
  }
  if (widths.some((width) => width % groups !== 0) || (widths[0] ?? 1) % 2 !== 0) {
    throw new WeightsError(`block_out_channels [${widths}] must be even and divide into ${groups} groups`);
  }
  if (size % 2 ** (widths.length - 1) !== 0) {
    throw new WeightsError(`sample_size ${size} cannot be halved ${widths.length - 1} times`);
  }
}

function assemble(config: UnetConfig, weights: Weights): Denoiser['predictV'] {
  const { block_out_channels: widths, layers_per_block: layers, norm_num_groups: groups, norm_eps: eps } = config;
  const base = widths[0] ?? 0;
  const middle = widths.at(-1) ?? 0;
  const embedding = 4 * base;
  const embed = embeddings(weights, { channels: base, embedding, classes: config.num_class_embeds ?? 0 });
  const block = (name: string, inputs: number, outputs: number): Resnet =>
    resnet(weights, name, { inputs, outputs, embedding, groups, eps });

  const convIn = convolution(weights, 'conv_in', { inputs: config.in_channels, outputs: base });
  const skips = [base];
  let channels = base;
  const down = widths.map((width, level) => {
    const resnets = Array.from({ length: layers }, (_, i) => {
      const inputs = channels;
      channels = width;
      skips.push(width);
      return block(`down_blocks.${level}.resnets.${i}`, inputs, width);
    });
    if (level === widths.length - 1) return { resnets };
    skips.push(width);
    const name = `down_blocks.${level}.downsamplers.0.conv`;
    return { resnets, halve: convolution(weights, name, { inputs: width, outputs: width, stride: 2 }) };
  });

  const middleIn = block('mid_block.resnets.0', middle, middle);
  const attend = attention(weights, 'mid_block.attentions.0', { channels: middle, groups, eps });
  const middleOut = block('mid_block.resnets.1', middle, middle);

  const up = widths.toReversed().map((width, level) => {
    const resnets = Array.from({ length: layers + 1 }, (_, i) => {
      const inputs = channels + (skips.pop() ?? 0);
      channels = width;
      return block(`up_blocks.${level}.resnets.${i}`, inputs, width);
    });
    if (level === widths.length - 1) return { resnets };
    const conv = convolution(weights, `up_blocks.${level}.upsamplers.0.conv`, { inputs: width, outputs: width });
    const double: Layer = (x) => {
      const [, height, width] = x.shape;
      return conv(image.resizeNearestNeighbor(x, [2 * height, 2 * width]));
    };
    return { resnets, double };
  });

  const normOut = groupNorm(weights, { channels: base, groups, eps });
  const affineOut = normAffine(weights, 'conv_norm_out', base);
  const convOut = convolution(weights, 'conv_out', { inputs: base, outputs: config.out_channels });

  return (z, t, inverseBudget, labels) => {
    const emb = embed(t, inverseBudget, labels);
    let h = convIn(z);
    const kept = [h];
    for (const { resnets, halve } of down) {
      for (const run of resnets) {
        h = run(h, emb);
        kept.push(h);
      }
      if (halve) {
        h = halve(h);
        kept.push(h);
      }
    }
    h = middleOut(attend(middleIn(h, emb)), emb);
    for (const { resnets, double } of up) {
      for (const run of resnets) {
        const skip = kept.pop();
        if (skip === undefined) throw new Error('the U-Net has fewer skips than up-blocks');
        h = run(concat([h, skip], 3), emb);
      }
      if (double) h = double(h);
    }
    return convOut(silu(normOut(h, affineOut)));
  };
}
