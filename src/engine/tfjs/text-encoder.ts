/** The text encoder: a small transformer over the tokens of a caption, the twin of training's `text_encoder.py`. */
import {
  add,
  gather,
  mean,
  mul,
  reshape,
  rsqrt,
  square,
  sub,
  type Tensor2D,
  type Tensor3D,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { normAffine, silu } from './layers.ts';
import { attend, linear, toHeads } from './linear.ts';
import type { Weights } from './weights.ts';

/** Channels of an attention head. */
export const TEXT_HEAD = 64;
const EPS = 1e-5;

export interface TextOptions {
  /** Number of different tokens. */
  vocabulary: number;
  /** Tokens per caption. */
  length: number;
  /** Channels, a multiple of `TEXT_HEAD`. */
  width: number;
  layers: number;
}

type Rows = (x: Tensor3D) => Tensor3D;

/** Tokens int32 [captions, length] → [captions, length, width]. Token 0 pads and is attended to like any other. */
export function textEncoder(weights: Weights, options: TextOptions): (tokens: Tensor2D) => Tensor3D {
  const { vocabulary, length, width, layers } = options;
  const name = 'text_encoder';
  const table = (part: string, rows: number): Tensor2D =>
    weights.track(tensor2d(weights.read(`${name}.${part}.weight`, [rows, width]), [rows, width]));
  const words = table('token_embedding', vocabulary);
  const positions = table('position_embedding', length);
  const stack = Array.from({ length: layers }, (_, i) => textLayer(weights, `${name}.layers.${i}`, width));
  const finish = layerNorm(weights, `${name}.final_norm`, width);
  return (tokens) => {
    const embedded: Tensor3D = reshape(gather(words, reshape(tokens, [-1])), [-1, length, width]);
    return finish(stack.reduce((x, layer) => layer(x), add<Tensor3D>(embedded, positions)));
  };
}

/** Layer norm and self-attention, layer norm and two linear layers with SiLU between; both residual. */
function textLayer(weights: Weights, name: string, width: number): Rows {
  const heads = width / TEXT_HEAD;
  const norm1 = layerNorm(weights, `${name}.norm1`, width);
  const norm2 = layerNorm(weights, `${name}.norm2`, width);
  const square = { inputs: width, outputs: width };
  const query = linear(weights, `${name}.to_q`, { ...square, factor: TEXT_HEAD ** -0.5 });
  const key = linear(weights, `${name}.to_k`, square);
  const value = linear(weights, `${name}.to_v`, square);
  const out = linear(weights, `${name}.to_out`, square);
  const widen = linear(weights, `${name}.linear_1`, { inputs: width, outputs: 4 * width });
  const narrow = linear(weights, `${name}.linear_2`, { inputs: 4 * width, outputs: width });
  return (x) => {
    const h = norm1(x);
    const mixed = attend(toHeads(query(h), heads), toHeads(key(h), heads), toHeads(value(h), heads));
    const y = add<Tensor3D>(x, out(mixed));
    return add(y, narrow(silu(widen(norm2(y)))));
  };
}

/** Normalises over the channels of each token. */
function layerNorm(weights: Weights, name: string, width: number): Rows {
  const { scale, shift } = normAffine(weights, name, width);
  return (x) => {
    const centred = sub(x, mean(x, -1, true));
    const gain = rsqrt(add(mean(square(centred), -1, true), EPS));
    return add(mul(mul(centred, gain), scale), shift);
  };
}
