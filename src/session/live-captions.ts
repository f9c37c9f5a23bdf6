/** The captions of a batch for the live estimate: of those that training draws, an even sample that the seed decides. */
import type { RunSpec } from '../core/types.ts';
import { derivedSeed } from './measuring-plan.ts';

const RANGE = 2 ** 32;

/**
 * `spec` with a caption of its own for every picture, drawn from `draws`: what the shipped curves were measured on,
 * and not what the reader happens to look at. A run of a model without captions stays as it is.
 *
 * Multiples of the golden ratio from a scrambled start: the picks of one batch lie evenly over the whole list, none twice
 * while there are enough.
 */
export function withMixedCaptions(spec: RunSpec, draws: readonly string[]): RunSpec {
  if (spec.prompt === undefined || draws.length === 0) return spec;
  const start = scramble(spec.seed);
  const captions = Array.from({ length: spec.count }, (_, i) => {
    const index = Math.floor((derivedSeed(start, i) / RANGE) * draws.length);
    return draws[index] ?? '';
  });
  return { ...spec, prompt: { ...spec.prompt, captions } };
}

/** Seeds of batches are multiples of the same ratio; unscrambled, each batch would repeat the one before. (Murmur3's last step.) */
function scramble(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
