/** Computes a run's conditioning once, batch by batch: looks classes up, or encodes captions. */
import { dispose, gather, type Tensor1D, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { Attention } from './attention.ts';
import { captionEmbedding, classEmbedding, type EmbeddingSize } from './conditioning.ts';
import type { CaptionKV, ConditionTensors, Network } from './network.ts';
import { type TextOptions, textEncoder } from './text-encoder.ts';
import type { Weights } from './weights.ts';

/** For a model of `classes` classes, including the null class. */
export function classConditions(
  weights: Weights,
  classes: number,
  size: EmbeddingSize,
  offsets: readonly Float32Array[],
): Network['conditions'] {
  const embed = classEmbedding(weights, classes, size, offsets);
  return (conditioning, batch) => {
    if (!('labels' in conditioning)) throw new RangeError('this network knows classes, not captions');
    checkIndices('class', conditioning.labels, classes);
    return owning(() =>
      chunks(conditioning.labels, batch).map((labels) => ({ embedding: embed(labels), captions: [] })),
    );
  };
}

/** For a model of captions. `attentions` are in the order of the forward pass. */
export function captionConditions(
  weights: Weights,
  text: TextOptions,
  size: EmbeddingSize,
  offsets: readonly Float32Array[],
  attentions: readonly Attention[],
): Network['conditions'] {
  const encode = textEncoder(weights, text);
  const embed = captionEmbedding(weights, text.width, size, offsets);
  return (conditioning, batch) => {
    if (!('tokens' in conditioning)) throw new RangeError('this network knows captions, not classes');
    const { tokens, rows, guidance } = conditioning;
    checkIndices('caption', rows, tokens.length);
    for (const each of tokens) checkIndices('token', each, text.vocabulary);
    if (tokens.some(({ length }) => length !== text.length))
      throw new RangeError(`captions have ${text.length} tokens`);
    return owning(() => {
      const encoded = encode(tensor2d(tokens.flat(), [tokens.length, text.length], 'int32'));
      const embedded = embed(encoded, guidance);
      const batches = chunks(rows, batch);
      const projected = attentions.map((attention) => attention.projectCaption(encoded, batches));
      return batches.map((own, i) => ({
        embedding: gather(embedded, own),
        captions: projected.flatMap((each) => each[i] ?? []),
      }));
    });
  };
}

function checkIndices(what: string, indices: readonly number[], count: number): void {
  const wrong = indices.find((index) => !(Number.isInteger(index) && index >= 0 && index < count));
  if (wrong !== undefined) throw new RangeError(`there is no ${what} ${wrong}, only 0 to ${count - 1}`);
}

/** Int32 tensors of `size` indices each; the last one holds the rest. */
function chunks(indices: readonly number[], size: number): Tensor1D[] {
  const starts = Array.from({ length: Math.ceil(indices.length / size) }, (_, i) => i * size);
  return starts.map((start) => tensor1d(indices.slice(start, start + size), 'int32'));
}

type Condition = { embedding: Tensor2D; captions: CaptionKV[] };

/** Run `compute` and keep only the tensors that it returns; none if it throws. */
function owning(compute: () => Condition[]): ConditionTensors[] {
  return tidy(compute).map(({ embedding, captions }) => ({
    embedding,
    captions,
    dispose: () => {
      embedding.dispose();
      for (const { keys, values } of captions) dispose([keys, values]);
    },
  }));
}
