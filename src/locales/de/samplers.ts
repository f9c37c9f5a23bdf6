/** The samplers, in German. */
import type { Messages } from '../en.ts';

export const samplers: Messages['samplers'] = {
  multistep: { name: 'Mehrschritt-Konsistenz', short: 'Mehrschritt', subject: 'die Mehrschritt-Konsistenz' },
  ddim: { name: 'DDIM', short: 'DDIM', subject: 'reines DDIM' },
  stochastic: { name: 'Stochastische Konsistenz', short: 'Stochast.', subject: 'die stochastische Konsistenz' },
  'dpmpp-2m': { name: 'DPM-Solver++(2M)', short: 'DPM++', subject: 'DPM-Solver++(2M)' },
  heun: { name: 'Heun', short: 'Heun', subject: 'das Heun-Verfahren' },
};
