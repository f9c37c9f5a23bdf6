/** The samplers, in English. `short` must fit into the head of a table on a phone; `subject` stands in the middle of a sentence. */
import type { SamplerName } from '../../core/samplers/registry.ts';

export const samplers = {
  multistep: { name: 'Multistep consistency', short: 'Multistep', subject: 'multistep consistency' },
  ddim: { name: 'DDIM', short: 'DDIM', subject: 'plain DDIM' },
  stochastic: { name: 'Stochastic consistency', short: 'Stochastic', subject: 'stochastic consistency sampling' },
  'dpmpp-2m': { name: 'DPM-Solver++(2M)', short: 'DPM++', subject: 'DPM-Solver++(2M)' },
  heun: { name: 'Heun', short: 'Heun', subject: 'Heun’s method' },
} satisfies Record<SamplerName, { name: string; short: string; subject: string }>;
