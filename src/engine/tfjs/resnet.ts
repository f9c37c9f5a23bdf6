/** The residual block of the U-Net: diffusers' `ResnetBlock2D` with `resnet_time_scale_shift: "scale_shift"`. */
import {
  add,
  fused,
  reshape,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { type Affine, convolution, groupNorm, normAffine, silu } from './layers.ts';
import type { Weights } from './weights.ts';

export interface ResnetOptions {
  inputs: number;
  outputs: number;
  /** Channels of the embedding. */
  embedding: number;
  groups: number;
  eps: number;
}

/** Block of a U-Net: image and embedding [batch, embedding] → image with `outputs` channels. */
export type Resnet = (x: Tensor4D, emb: Tensor2D) => Tensor4D;

/** GroupNorm–SiLU–convolution twice, the second normalisation scaled and shifted by the embedding. */
export function resnet(weights: Weights, name: string, options: ResnetOptions): Resnet {
  const { inputs, outputs, embedding, groups, eps } = options;
  const norm1 = groupNorm(weights, { channels: inputs, groups, eps });
  const affine1 = normAffine(weights, `${name}.norm1`, inputs);
  const conv1 = convolution(weights, `${name}.conv1`, { inputs, outputs });
  const norm2 = groupNorm(weights, { channels: outputs, groups, eps });
  const affine2 = scaleShift(weights, name, { embedding, channels: outputs });
  const conv2 = convolution(weights, `${name}.conv2`, { inputs: outputs, outputs });
  const shortcut =
    inputs === outputs ? undefined : convolution(weights, `${name}.conv_shortcut`, { inputs, outputs, size: 1 });
  return (x, emb) => {
    const h = conv1(silu(norm1(x, affine1)));
    return add(shortcut ? shortcut(x) : x, conv2(silu(norm2(h, affine2(emb)))));
  };
}

/**
 * Scale and shift from the embedding (`time_emb_proj`), joined with the affine map of the normalisation before them:
 * (γ n + β)(1 + scale) + shift = n·γ(1 + scale) + (β(1 + scale) + shift), both linear in the embedding.
 */
function scaleShift(
  weights: Weights,
  name: string,
  { embedding, channels }: { embedding: number; channels: number },
): (emb: Tensor2D) => Affine {
  const gamma = weights.read(`${name}.norm2.weight`, [channels]);
  const beta = weights.read(`${name}.norm2.bias`, [channels]);
  const weight = weights.read(`${name}.time_emb_proj.weight`, [2 * channels, embedding]);
  const bias = weights.read(`${name}.time_emb_proj.bias`, [2 * channels]);
  const scale = { weight: new Float32Array(embedding * channels), bias: new Float32Array(channels) };
  const shift = { weight: new Float32Array(embedding * channels), bias: new Float32Array(channels) };
  for (let c = 0; c < channels; c++) {
    const [g = 1, b = 0, scaled = 0, shifted = 0] = [gamma[c], beta[c], bias[c], bias[channels + c]];
    scale.bias[c] = g * (1 + scaled);
    shift.bias[c] = b * (1 + scaled) + shifted;
    for (let i = 0; i < embedding; i++) {
      const scaling = weight[c * embedding + i] ?? 0;
      const shifting = weight[(channels + c) * embedding + i] ?? 0;
      scale.weight[i * channels + c] = g * scaling;
      shift.weight[i * channels + c] = b * scaling + shifting;
    }
  }
  const linear = (values: { weight: Float32Array; bias: Float32Array }) => {
    const b = weights.track(tensor2d(values.weight, [embedding, channels]));
    const bias: Tensor1D = weights.track(tensor1d(values.bias));
    return (a: Tensor2D): Tensor4D => reshape(fused.matMul({ a, b, bias }), [-1, 1, 1, channels]);
  };
  const scales = linear(scale);
  const shifts = linear(shift);
  return (emb) => ({ scale: scales(emb), shift: shifts(emb) });
}
