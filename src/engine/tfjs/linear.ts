/** Linear layers and attention products on rows of positions, shared by the U-Net and the text encoder. */
import {
  fused,
  matMul,
  reshape,
  softmax,
  type Tensor3D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  transpose,
} from '@tensorflow/tfjs-core';
import { transposed, type Weights } from './weights.ts';

/** [batch, positions, inputs] → [batch, positions, outputs], times `factor`. */
export function linear(
  weights: Weights,
  name: string,
  { inputs, outputs, factor = 1 }: { inputs: number; outputs: number; factor?: number },
): (x: Tensor3D) => Tensor3D {
  const weight = weights.read(`${name}.weight`, [outputs, inputs]).map((value) => factor * value);
  const offset = weights.read(`${name}.bias`, [outputs]).map((value) => factor * value);
  const b = weights.track(tensor2d(transposed(weight, outputs, inputs), [inputs, outputs]));
  const bias = weights.track(tensor1d(offset));
  // Flat, because wasm's kernel for batches of matrices is slower.
  return (x) => {
    const [batch, positions] = x.shape;
    return reshape(fused.matMul({ a: reshape(x, [-1, inputs]), b, bias }), [batch, positions, outputs]);
  };
}

/** [batch, positions, channels] → [batch, heads, positions, channels of a head]. */
export function toHeads(x: Tensor3D, heads: number): Tensor4D {
  const [batch, positions, channels] = x.shape;
  // One head needs no transposition.
  if (heads === 1) return reshape(x, [batch, 1, positions, channels]);
  return transpose(reshape(x, [batch, positions, heads, channels / heads]), [0, 2, 1, 3]);
}

/** softmax(q kᵀ) v of all heads, joined: [batch, positions of q, channels]. `q` includes the factor 1/√channels. */
export function attend(q: Tensor4D, k: Tensor4D, v: Tensor4D): Tensor3D {
  const [batch, heads, positions, width] = q.shape;
  const mixed: Tensor4D = matMul(softmax(matMul(q, k, false, true)), v);
  const rows = heads === 1 ? mixed : transpose(mixed, [0, 2, 1, 3]);
  return reshape(rows, [batch, positions, heads * width]);
}
