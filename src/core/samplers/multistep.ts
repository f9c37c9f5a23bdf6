/** The dial: deterministic multistep consistency sampling. DDIM hops with a network that is told the budget. */
import { ddimHop, type Sampler, uniformHops } from './hop.ts';

export const multistep = {
  id: 'multistep',
  source: 'arXiv 2403.06807',
  hops: (steps, inverseSteps) => uniformHops(steps, (t, s) => ddimHop(t, s, inverseSteps)),
} as const satisfies Sampler;
