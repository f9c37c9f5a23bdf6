/** Chooses the captions of a batch for the live estimate: an even sample of those that training drew, decided by the seed. */
import type { RunSpec } from '../core/types.ts';
import { derivedSeed } from './measuring-plan.ts';

const RANGE = 2 ** 32;

/**
 * `spec` with a caption for every picture, drawn from `draws`. The shipped curves were measured on such captions, not on
 * the one that the reader looks at. The run of a model without captions is returned unchanged.
 *
 * The picks are multiples of the golden ratio from a scrambled start: those of one batch lie evenly over the whole list,
 * and none comes twice while there are enough.
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

/** Murmur3's finaliser. Seeds of batches are multiples of the same ratio; unscrambled, each batch would repeat the last. */
function scramble(seed: number): number {
  let bits = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
