/**
 * The layers of the U-Net, each a function from the weights to a function on tensors. NHWC throughout.
 * They leave their intermediate tensors to a surrounding `tidy`.
 */
import {
  add,
  avgPool,
  fused,
  mul,
  reshape,
  rsqrt,
  sigmoid,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
} from '@tensorflow/tfjs-core';
import type { Weights } from './weights.ts';

export type Layer = (x: Tensor4D) => Tensor4D;

/** x·sigmoid(x). */
export function silu<T extends Tensor>(x: T): T {
  return mul(x, sigmoid(x));
}

export interface ConvolutionShape {
  inputs: number;
  outputs: number;
  size?: number;
  stride?: number;
}

/** Filter and bias of a square convolution. PyTorch's filters are OIHW, TensorFlow's HWIO. */
export function filterAndBias(
  weights: Weights,
  name: string,
  { inputs, outputs, size = 3 }: ConvolutionShape,
): { filter: Tensor4D; bias: Tensor1D } {
  const oihw = weights.read(`${name}.weight`, [outputs, inputs, size, size]);
  const area = size * size;
  const hwio = new Float32Array(oihw.length);
  for (let i = 0; i < hwio.length; i++) {
    const output = i % outputs;
    const input = Math.floor(i / outputs) % inputs;
    hwio[i] = oihw[(output * inputs + input) * area + Math.floor(i / (outputs * inputs))] ?? 0;
  }
  const bias = weights.track(tensor1d(weights.read(`${name}.bias`, [outputs])));
  return { filter: weights.track(tensor4d(hwio, [size, size, inputs, outputs])), bias };
}

/** A square convolution, padded so that stride 1 keeps the size. */
export function convolution(weights: Weights, name: string, shape: ConvolutionShape): Layer {
  const { size = 3, stride = 1 } = shape;
  const { filter, bias } = filterAndBias(weights, name, shape);
  // Explicit padding: 'same' would pad 14 → 7 only below and to the right, PyTorch pads all four sides.
  const pad = (size - 1) / 2;
  return (x) => fused.conv2d({ x, filter, bias, strides: stride, pad, dimRoundingMode: 'floor' });
}

/** Per-channel factor and offset: [channels], or [batch, 1, 1, channels] if they differ between images. */
export interface Affine {
  scale: Tensor1D | Tensor4D;
  shift: Tensor1D | Tensor4D;
}

export interface NormOptions {
  channels: number;
  groups: number;
  eps: number;
}

/**
 * Group normalisation (Wu and He 2018) followed by an affine map.
 *
 * Sums over positions are poolings. Sums over a group's channels are products with a small constant matrix, which also
 * spreads the result back to the channels. Every backend computes these fast, while a reduction over the inner axes of
 * [batch, positions, groups, channels] needs a transposition and is several times slower on wasm. The variance comes from
 * centred values, because E[x²] − E[x]² loses digits if the mean is large.
 */
export function groupNorm(
  weights: Weights,
  { channels, groups, eps }: NormOptions,
): (x: Tensor4D, affine: Affine) => Tensor4D {
  const width = channels / groups;
  const matrix = new Float32Array(channels * channels);
  for (let i = 0; i < matrix.length; i++) {
    const sameGroup = Math.floor(i / channels / width) === Math.floor((i % channels) / width);
    matrix[i] = sameGroup ? 1 / width : 0;
  }
  const average = weights.track(tensor2d(matrix, [channels, channels]));
  const epsilon = weights.track(tensor1d(new Float32Array(channels).fill(eps)));
  const groupMean = (x: Tensor4D, bias?: Tensor1D): Tensor4D => {
    const [, height, width] = x.shape;
    const pooled: Tensor2D = reshape(avgPool(x, [height, width], 1, 'valid'), [-1, channels]);
    return reshape(fused.matMul({ a: pooled, b: average, ...(bias && { bias }) }), [-1, 1, 1, channels]);
  };
  return (x, { scale, shift }) => {
    const centred = sub<Tensor4D>(x, groupMean(x));
    const gain = mul(rsqrt(groupMean(square(centred), epsilon)), scale);
    return add(mul(centred, gain), shift);
  };
}

/** The learned, fixed affine map that belongs to a normalisation. */
export function normAffine(weights: Weights, name: string, channels: number): Affine {
  return {
    scale: weights.track(tensor1d(weights.read(`${name}.weight`, [channels]))),
    shift: weights.track(tensor1d(weights.read(`${name}.bias`, [channels]))),
  };
}
