/** All samplers, in the order in which the page lists them. To add one, write a file beside this one and name it here. */
import { ddim } from './ddim.ts';
import { dpmpp2m } from './dpmpp-2m.ts';
import { heun } from './heun.ts';
import type { Hop, Sampler } from './hop.ts';
import { multistep } from './multistep.ts';
import { stochastic } from './stochastic.ts';

export const SAMPLERS = [multistep, ddim, stochastic, dpmpp2m, heun] as const satisfies readonly Sampler[];

export type SamplerName = (typeof SAMPLERS)[number]['id'];

export const SAMPLER_NAMES: readonly SamplerName[] = SAMPLERS.map(({ id }) => id);

/** The number of network evaluations that ∞ stands for. */
export const INFINITE_STEPS = 256;

/** Far above any useful budget; a mistyped one should be a clear error and not a frozen page. */
const MAX_STEPS = 10_000;

/**
 * The hops of a sampler, from pure noise at t = 1 to the image at s = 0.
 *
 * @param steps S, the network evaluations per image; `INFINITE_STEPS` stands for ∞.
 * @throws RangeError for an unknown sampler, and unless `steps` is a whole number from 1 to 10,000.
 */
export function samplerHops(name: SamplerName, steps: number): Hop[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > MAX_STEPS) {
    throw new RangeError(`steps must be a whole number from 1 to ${MAX_STEPS}, not ${steps}`);
  }
  const sampler: Sampler | undefined = SAMPLERS.find(({ id }) => id === name);
  if (sampler === undefined) throw new RangeError(`unknown sampler "${name}"`);
  return sampler.hops(steps, steps === INFINITE_STEPS ? 0 : 1 / steps);
}
