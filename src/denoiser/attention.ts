/** Self-attention with one head over all positions, residual, as diffusers' `Attention` in the middle of the U-Net. */
import { add, fused, matMul, reshape, softmax, type Tensor3D, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { groupNorm, type Layer, type NormOptions, normAffine } from './layers.ts';
import { transposed, type Weights } from './weights.ts';

/** x + out(softmax(q kᵀ/√channels) v), with q, k and v linear in the normalised x; one row per position. */
export function attention(weights: Weights, name: string, norm: NormOptions): Layer {
  const { channels } = norm;
  const normalise = groupNorm(weights, norm);
  const affine = normAffine(weights, `${name}.group_norm`, channels);
  const linear = (part: string, factor = 1) => {
    const weight = weights.take(`${name}.${part}.weight`, [channels, channels]).map((value) => factor * value);
    const offset = weights.take(`${name}.${part}.bias`, [channels]).map((value) => factor * value);
    const b = weights.own(tensor2d(transposed(weight, channels, channels), [channels, channels]));
    const bias = weights.own(tensor1d(offset));
    // Flat, as wasm multiplies batches of matrices by a slower kernel.
    return (x: Tensor3D): Tensor3D => reshape(fused.matMul({ a: reshape(x, [-1, channels]), b, bias }), x.shape);
  };
  // Divided by √channels here, once, and not at every evaluation.
  const query = linear('to_q', channels ** -0.5);
  const key = linear('to_k');
  const value = linear('to_v');
  const out = linear('to_out.0');
  return (x) => {
    const [batch, height, width] = x.shape;
    const rows: Tensor3D = reshape(normalise(x, affine), [batch, height * width, channels]);
    const shares = softmax(matMul(query(rows), key(rows), false, true));
    return add(x, reshape(out(matMul(shares, value(rows))), x.shape));
  };
}
