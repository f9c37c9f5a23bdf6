/** Residual attention of all positions to each other and to a caption's tokens, as in diffusers' `Attention`. */
import { add, concat, gather, reshape, type Tensor1D, type Tensor3D, type Tensor4D } from '@tensorflow/tfjs-core';
import { groupNorm, type NormOptions, normAffine } from './layers.ts';
import { attend, linear, toHeads } from './linear.ts';
import type { CaptionKV } from './network.ts';
import type { Weights } from './weights.ts';

export interface AttentionOptions extends NormOptions {
  heads: number;
  /** Width of encoded captions; undefined if there are none. */
  captionWidth: number | undefined;
}

export interface Attention {
  /** x + out(softmax(q kᵀ/√channels of a head) v), with q, k and v linear in the normalised x; one row per position. */
  forward(x: Tensor4D, caption: CaptionKV | undefined): Tensor4D;
  /** Keys and values of encoded captions [captions, length, width] for several batches; `rows`, int32 [batch] each, names the caption of every image. */
  projectCaption(encoded: Tensor3D, rows: readonly Tensor1D[]): CaptionKV[];
}

export function attention(weights: Weights, name: string, options: AttentionOptions): Attention {
  const { channels, heads, captionWidth } = options;
  const normalise = groupNorm(weights, options);
  const affine = normAffine(weights, `${name}.group_norm`, channels);
  const square = { inputs: channels, outputs: channels };
  // Divide once here, not at every evaluation.
  const query = linear(weights, `${name}.to_q`, { ...square, factor: (channels / heads) ** -0.5 });
  const key = linear(weights, `${name}.to_k`, square);
  const value = linear(weights, `${name}.to_v`, square);
  const out = linear(weights, `${name}.to_out.0`, square);
  const project = captionWidth === undefined ? undefined : captionProjection(weights, name, captionWidth, options);
  return {
    forward: (x, caption) => {
      const [batch, height, width] = x.shape;
      const rows: Tensor3D = reshape(normalise(x, affine), [batch, height * width, channels]);
      const [q, k, v] = [query, key, value].map((part) => toHeads(part(rows), heads)) as [Tensor4D, Tensor4D, Tensor4D];
      // The caption's tokens come first, as in diffusers.
      const keys = caption ? concat([caption.keys, k], 2) : k;
      const values = caption ? concat([caption.values, v], 2) : v;
      return add(x, reshape(out(attend(q, keys, values)), x.shape));
    },
    projectCaption: project ?? (() => []),
  };
}

function captionProjection(
  weights: Weights,
  name: string,
  inputs: number,
  { channels, heads }: AttentionOptions,
): Attention['projectCaption'] {
  const key = linear(weights, `${name}.add_k_proj`, { inputs, outputs: channels });
  const value = linear(weights, `${name}.add_v_proj`, { inputs, outputs: channels });
  return (encoded, rows) => {
    const keys = toHeads(key(encoded), heads);
    const values = toHeads(value(encoded), heads);
    return rows.map((each) => ({ keys: gather(keys, each), values: gather(values, each) }));
  };
}
