/** DDIM: the dial's hops, with the network told ∞, as a plain diffusion model. */
import { ddimHop, type Sampler, uniformHops } from './hop.ts';

export const ddim = {
  id: 'ddim',
  source: 'arXiv 2010.02502',
  hops: (steps) => uniformHops(steps, (t, s) => ddimHop(t, s, 0)),
} as const satisfies Sampler;
