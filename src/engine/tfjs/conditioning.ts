/** The network's inputs beside the image: time and budget, one for the whole batch, and a class or caption per image. */
import {
  add,
  fused,
  gather,
  mean,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tensor1d,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { silu } from './layers.ts';
import { transposed, type Weights } from './weights.ts';

export interface EmbeddingSize {
  /** Channels of a sinusoid. */
  channels: number;
  /** Channels of the embedding. */
  embedding: number;
}

/** Positional embedding of diffusers' `get_timestep_embedding`, cosines first: frequencies 1 … 1e-4, in float64. */
export function sinusoid(value: number, channels: number): number[] {
  const half = channels / 2;
  const angles = Array.from({ length: half }, (_, i) => value * Math.exp((-Math.log(10000) / half) * i));
  return [...angles.map(Math.cos), ...angles.map(Math.sin)];
}

/**
 * The sum of several `TimestepEmbedding`s, one value each: [1, embedding]. Their last biases are left out and returned as
 * `offsets`, so that the caller adds them once per run and not at every hop.
 *
 * The sum is computed as one embedding with a block-diagonal first layer and a stacked second.
 */
export function valueEmbeddings(
  weights: Weights,
  names: readonly string[],
  { channels, embedding }: EmbeddingSize,
): { embed(values: readonly number[]): Tensor2D; offsets: Float32Array[] } {
  const parts = names.length;
  const first = new Float32Array(parts * channels * parts * embedding);
  const firstBias = new Float32Array(parts * embedding);
  const second = new Float32Array(parts * embedding * embedding);
  const offsets: Float32Array[] = [];
  for (const [part, name] of names.entries()) {
    const columns = transposed(weights.read(`${name}.linear_1.weight`, [embedding, channels]), embedding, channels);
    for (let i = 0; i < channels; i++) {
      const row = columns.subarray(i * embedding, (i + 1) * embedding);
      first.set(row, (part * channels + i) * parts * embedding + part * embedding);
    }
    firstBias.set(weights.read(`${name}.linear_1.bias`, [embedding]), part * embedding);
    const outer = transposed(weights.read(`${name}.linear_2.weight`, [embedding, embedding]), embedding, embedding);
    second.set(outer, part * embedding * embedding);
    offsets.push(weights.read(`${name}.linear_2.bias`, [embedding]));
  }
  const inner = {
    b: weights.track(tensor2d(first, [parts * channels, parts * embedding])),
    bias: weights.track(tensor1d(firstBias)),
  };
  const outer = weights.track(tensor2d(second, [parts * embedding, embedding]));
  return {
    embed: (values) => {
      const sinusoids = values.flatMap((value) => sinusoid(value, channels));
      return fused.matMul({ a: silu(fused.matMul({ a: tensor2d([sinusoids]), ...inner })), b: outer }) as Tensor2D;
    },
    offsets,
  };
}

/** Add every offset to each row of embeddings. */
function withOffsets(rows: Float32Array, offsets: readonly Float32Array[]): Float32Array {
  return offsets.reduce((sum, offset) => sum.map((value, i) => value + (offset[i % offset.length] ?? 0)), rows);
}

/** `class_embedding` of a model of classes plus `offsets`: class indices int32 [batch] → [batch, embedding]. */
export function classEmbedding(
  weights: Weights,
  classes: number,
  { embedding }: EmbeddingSize,
  offsets: readonly Float32Array[],
): (labels: Tensor1D) => Tensor2D {
  const values = withOffsets(weights.read('class_embedding.weight', [classes, embedding]), offsets);
  const table = weights.track(tensor2d(values, [classes, embedding]));
  return (labels) => gather(table, labels);
}

/** The linear `class_embedding` of a caption's mean, and its guidance scale, plus `offsets`: [captions, embedding]. */
export function captionEmbedding(
  weights: Weights,
  width: number,
  size: EmbeddingSize,
  offsets: readonly Float32Array[],
): (encoded: Tensor3D, guidance: number) => Tensor2D {
  const { embedding } = size;
  const guided = valueEmbeddings(weights, ['guidance_embedding'], size);
  const weight = transposed(weights.read('class_embedding.weight', [embedding, width]), embedding, width);
  const b = weights.track(tensor2d(weight, [width, embedding]));
  const bias = withOffsets(weights.read('class_embedding.bias', [embedding]), [...offsets, ...guided.offsets]);
  const all = { b, bias: weights.track(tensor1d(bias)) };
  return (encoded, guidance) =>
    add(fused.matMul({ a: mean<Tensor2D>(encoded, 1), ...all }), guided.embed([100 * guidance]));
}
