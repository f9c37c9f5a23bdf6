/**
 * The forward pass of diffusers' `UNet2DModel` and `UNet2DConditionModel` in TensorFlow.js operations, with our budget
 * embedding next to the time embedding, and our text encoder and guidance embedding for captions.
 */
import { add, concat, image, type Tensor2D, type Tensor4D, tidy } from '@tensorflow/tfjs-core';
import type { UnetConfig } from '../../package/manifest.ts';
import type { Tensors } from '../../package/safetensors.ts';
import { type Attention, attention } from './attention.ts';
import { captionConditions, classConditions } from './condition-tensors.ts';
import { valueEmbeddings } from './conditioning.ts';
import { convolution, groupNorm, type Layer, normAffine, silu } from './layers.ts';
import type { ConditionTensors, Network } from './network.ts';
import { resnet } from './resnet.ts';
import { planOf, type UnetPlan } from './unet-config.ts';
import { Weights } from './weights.ts';

/**
 * Put a network's weights on the current backend.
 *
 * @param config diffusers' config: plain blocks with one attention head in the middle for classes; for captions simple
 * cross attention in the middle and at coarse levels, with plain convolutions between all levels.
 * @param tensors the weights under diffusers' names, as `parseSafetensors` returns them.
 * @throws WeightsError naming the first weight that is missing, misshapen or not part of the network, or the part of
 * the config that this engine does not run. Nothing is left on the backend then.
 */
export function createUnet(config: UnetConfig, tensors: Tensors): Network {
  const plan = planOf(config);
  const weights = new Weights(tensors);
  try {
    const { predictV, conditions } = assemble(config, plan, weights);
    weights.assertAllUsed();
    return {
      shape: [config.sample_size, config.sample_size, config.in_channels],
      conditions,
      predictV: (z, t, inverseSteps, condition) => tidy(() => predictV(z, t, inverseSteps, condition)),
      dispose: () => weights.dispose(),
    };
  } catch (error) {
    weights.dispose();
    throw error;
  }
}

/** A residual block with the attention that may follow it. */
type Block = (x: Tensor4D, emb: Tensor2D, condition: ConditionTensors) => Tensor4D;

function assemble(
  config: UnetConfig,
  { text, head, attentionLevels }: UnetPlan,
  weights: Weights,
): Pick<Network, 'predictV' | 'conditions'> {
  const { block_out_channels: widths, layers_per_block: layers, norm_num_groups: groups, norm_eps: eps } = config;
  const base = widths[0] ?? 0;
  const size = { channels: base, embedding: 4 * base };
  const timeAndBudget = valueEmbeddings(weights, ['time_embedding', 'budget_embedding'], size);
  const attentions: Attention[] = [];
  const attend = (name: string, channels: number): ((x: Tensor4D, condition: ConditionTensors) => Tensor4D) => {
    const options = { channels, groups, eps, heads: channels / head, captionWidth: text?.width };
    const one = attention(weights, name, options);
    const index = attentions.push(one) - 1;
    return (x, { captions }) => one.forward(x, captions[index]);
  };
  const block = (part: string, i: number, [inputs, outputs]: [number, number], attends: boolean): Block => {
    const options = { inputs, outputs, embedding: size.embedding, groups, eps };
    const run = resnet(weights, `${part}.resnets.${i}`, options);
    if (!attends) return run;
    const forward = attend(`${part}.attentions.${i}`, outputs);
    return (x, emb, condition) => forward(run(x, emb), condition);
  };

  const convIn = convolution(weights, 'conv_in', { inputs: config.in_channels, outputs: base });
  const skips = [base];
  let channels = base;
  const down = widths.map((width, level) => {
    const part = `down_blocks.${level}`;
    const blocks = Array.from({ length: layers }, (_, i) => {
      const inputs = channels;
      channels = width;
      skips.push(width);
      return block(part, i, [inputs, width], level >= widths.length - attentionLevels);
    });
    if (level === widths.length - 1) return { blocks };
    skips.push(width);
    const name = `${part}.downsamplers.0.conv`;
    return { blocks, halve: convolution(weights, name, { inputs: width, outputs: width, stride: 2 }) };
  });

  const middleIn = block('mid_block', 0, [channels, channels], true);
  const middleOut = block('mid_block', 1, [channels, channels], false);

  const up = widths.toReversed().map((width, level) => {
    const part = `up_blocks.${level}`;
    const blocks = Array.from({ length: layers + 1 }, (_, i) => {
      const inputs = channels + (skips.pop() ?? 0);
      channels = width;
      return block(part, i, [inputs, width], level < attentionLevels);
    });
    if (level === widths.length - 1) return { blocks };
    const conv = convolution(weights, `${part}.upsamplers.0.conv`, { inputs: width, outputs: width });
    const double: Layer = (x) => {
      const [, height, width] = x.shape;
      return conv(image.resizeNearestNeighbor(x, [2 * height, 2 * width]));
    };
    return { blocks, double };
  });

  const normOut = groupNorm(weights, { channels: base, groups, eps });
  const affineOut = normAffine(weights, 'conv_norm_out', base);
  const convOut = convolution(weights, 'conv_out', { inputs: base, outputs: config.out_channels });

  const predictV: Network['predictV'] = (z, t, inverseSteps, condition) => {
    const emb = silu(add<Tensor2D>(condition.embedding, timeAndBudget.embed([1000 * t, 1000 * inverseSteps])));
    let h = convIn(z);
    const kept = [h];
    for (const { blocks, halve } of down) {
      for (const run of blocks) {
        h = run(h, emb, condition);
        kept.push(h);
      }
      if (halve) {
        h = halve(h);
        kept.push(h);
      }
    }
    h = middleOut(middleIn(h, emb, condition), emb, condition);
    for (const { blocks, double } of up) {
      for (const run of blocks) {
        const skip = kept.pop();
        if (skip === undefined) throw new Error('the U-Net has fewer skips than up-blocks');
        h = run(concat([h, skip], 3), emb, condition);
      }
      if (double) h = double(h);
    }
    return convOut(silu(normOut(h, affineOut)));
  };
  const conditions =
    text === undefined
      ? classConditions(weights, config.num_class_embeds ?? 0, size, timeAndBudget.offsets)
      : captionConditions(weights, text, size, timeAndBudget.offsets, attentions);
  return { predictV, conditions };
}
