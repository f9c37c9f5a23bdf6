/** What the network is told beside the image: time and budget (one for the whole batch) and the class of each image. */
import { add, fused, gather, type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core';
import { silu } from './layers.ts';
import { transposed, type Weights } from './weights.ts';

export interface EmbeddingSize {
  /** Channels of a sinusoid. */
  channels: number;
  /** Channels of the embedding. */
  embedding: number;
  /** Classes, the null class included. */
  classes: number;
}

/** Positional embedding of diffusers' `get_timestep_embedding`, cosines first: frequencies 1 … 1e-4, in float64. */
export function sinusoid(value: number, channels: number): number[] {
  const half = channels / 2;
  const angles = Array.from({ length: half }, (_, i) => value * Math.exp((-Math.log(10000) / half) * i));
  return [...angles.map(Math.cos), ...angles.map(Math.sin)];
}

/**
 * SiLU(time embedding + budget embedding + class embedding), [batch, embedding].
 *
 * Two `TimestepEmbedding`s that are added are one with a block-diagonal first layer and a stacked second; what does not
 * depend on the image is computed for one row, the rest for one row per class.
 */
export function embeddings(
  weights: Weights,
  { channels, embedding, classes }: EmbeddingSize,
): (t: number, inverseBudget: number, labels: Tensor1D) => Tensor2D {
  const first = new Float32Array(2 * channels * 2 * embedding);
  const firstBias = new Float32Array(2 * embedding);
  const second = new Float32Array(2 * embedding * embedding);
  const table = weights.take('class_embedding.weight', [classes, embedding]).slice();
  for (const [part, name] of ['time_embedding', 'budget_embedding'].entries()) {
    const columns = transposed(weights.take(`${name}.linear_1.weight`, [embedding, channels]), embedding, channels);
    for (let i = 0; i < channels; i++) {
      const row = columns.subarray(i * embedding, (i + 1) * embedding);
      first.set(row, (part * channels + i) * 2 * embedding + part * embedding);
    }
    firstBias.set(weights.take(`${name}.linear_1.bias`, [embedding]), part * embedding);
    const outer = transposed(weights.take(`${name}.linear_2.weight`, [embedding, embedding]), embedding, embedding);
    second.set(outer, part * embedding * embedding);
    const bias = weights.take(`${name}.linear_2.bias`, [embedding]);
    for (let i = 0; i < table.length; i++) table[i] = (table[i] ?? 0) + (bias[i % embedding] ?? 0);
  }
  const inner = {
    b: weights.own(tensor2d(first, [2 * channels, 2 * embedding])),
    bias: weights.own(tensor1d(firstBias)),
  };
  const outer = weights.own(tensor2d(second, [2 * embedding, embedding]));
  const classTable = weights.own(tensor2d(table, [classes, embedding]));
  return (t, inverseBudget, labels) => {
    const told = [...sinusoid(1000 * t, channels), ...sinusoid(1000 * inverseBudget, channels)];
    const hidden = silu(fused.matMul({ a: tensor2d([told]), ...inner }));
    return gather(silu(add<Tensor2D>(classTable, fused.matMul({ a: hidden, b: outer }))), labels);
  };
}
