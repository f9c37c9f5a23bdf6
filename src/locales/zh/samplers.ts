/** The samplers, in Chinese. */
import type { Messages } from '../en.ts';

export const samplers: Messages['samplers'] = {
  multistep: { name: '多步一致性', short: '多步', subject: '多步一致性采样' },
  ddim: { name: 'DDIM', short: 'DDIM', subject: '单纯的 DDIM' },
  stochastic: { name: '随机一致性', short: '随机', subject: '随机一致性采样' },
  'dpmpp-2m': { name: 'DPM-Solver++(2M)', short: 'DPM++', subject: 'DPM-Solver++(2M)' },
  heun: { name: 'Heun', short: 'Heun', subject: 'Heun 方法' },
};
