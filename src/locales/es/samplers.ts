/** The samplers, in Spanish. */
import type { Messages } from '../en.ts';

export const samplers: Messages['samplers'] = {
  multistep: { name: 'Consistencia multipaso', short: 'Multipaso', subject: 'la consistencia multipaso' },
  ddim: { name: 'DDIM', short: 'DDIM', subject: 'DDIM sin más' },
  stochastic: { name: 'Consistencia estocástica', short: 'Estocást.', subject: 'la consistencia estocástica' },
  'dpmpp-2m': { name: 'DPM-Solver++(2M)', short: 'DPM++', subject: 'DPM-Solver++(2M)' },
  heun: { name: 'Heun', short: 'Heun', subject: 'el método de Heun' },
};
