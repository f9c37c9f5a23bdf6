/** Computes once per run what each of its batches is told at every hop: classes looked up, or captions encoded. */
import { dispose, gather, type Tensor1D, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core';
import type { CaptionKV, ConditionTensors, Denoiser } from '../denoiser.ts';
import type { Attention } from './attention.ts';
import { captionEmbedding, classEmbedding, type EmbeddingSize } from './conditioning.ts';
import { type TextOptions, textEncoder } from './text-encoder.ts';
import type { Weights } from './weights.ts';

/** Of a model of `classes` classes, the null class included. */
export function classConditions(
  weights: Weights,
  classes: number,
  size: EmbeddingSize,
  offsets: readonly Float32Array[],
): Denoiser['conditions'] {
  const embed = classEmbedding(weights, classes, size, offsets);
  return (subjects, batch) => {
    if (!('labels' in subjects)) throw new RangeError('this network knows classes, not captions');
    checkIndices('class', subjects.labels, classes);
    return owning(() => chunks(subjects.labels, batch).map((labels) => ({ embedding: embed(labels), captions: [] })));
  };
}

/** Of a model of captions. `attentions` in the order of the forward pass. */
export function captionConditions(
  weights: Weights,
  text: TextOptions,
  size: EmbeddingSize,
  offsets: readonly Float32Array[],
  attentions: readonly Attention[],
): Denoiser['conditions'] {
  const encode = textEncoder(weights, text);
  const embed = captionEmbedding(weights, text.width, size, offsets);
  return (subjects, batch) => {
    if (!('tokens' in subjects)) throw new RangeError('this network knows captions, not classes');
    const { tokens, rows, guidance } = subjects;
    checkIndices('caption', rows, tokens.length);
    for (const each of tokens) checkIndices('token', each, text.vocabulary);
    if (tokens.some(({ length }) => length !== text.length))
      throw new RangeError(`captions have ${text.length} tokens`);
    return owning(() => {
      const encoded = encode(tensor2d(tokens.flat(), [tokens.length, text.length], 'int32'));
      const embedded = embed(encoded, guidance);
      const batches = chunks(rows, batch);
      const views = attentions.map((attention) => attention.projectCaption(encoded, batches));
      return batches.map((own, i) => ({
        embedding: gather(embedded, own),
        captions: views.flatMap((each) => each[i] ?? []),
      }));
    });
  };
}

function checkIndices(what: string, indices: readonly number[], count: number): void {
  const wrong = indices.find((index) => !(Number.isInteger(index) && index >= 0 && index < count));
  if (wrong !== undefined) throw new RangeError(`there is no ${what} ${wrong}, only 0 to ${count - 1}`);
}

/** Int32 tensors of `size` indices each, the last of what is left. */
function chunks(indices: readonly number[], size: number): Tensor1D[] {
  const starts = Array.from({ length: Math.ceil(indices.length / size) }, (_, i) => i * size);
  return starts.map((start) => tensor1d(indices.slice(start, start + size), 'int32'));
}

type Told = { embedding: Tensor2D; captions: CaptionKV[] };

/** What `compute` gives, every other tensor of it disposed of; all of them where it throws. */
function owning(compute: () => Told[]): ConditionTensors[] {
  return tidy(compute).map(({ embedding, captions }) => ({
    embedding,
    captions,
    dispose: () => {
      embedding.dispose();
      for (const { keys, values } of captions) dispose([keys, values]);
    },
  }));
}
