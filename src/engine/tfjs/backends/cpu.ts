/** Plain JavaScript: slow, and works everywhere. */
import { setBackend } from '@tensorflow/tfjs-core';
import { BackendRefused, neverFails } from '../../backend.ts';
import { loadCode } from '../../load-code.ts';
import type { TfjsBackend } from '../tfjs-backend.ts';

export const cpu: TfjsBackend = {
  id: 'cpu',
  tolerance: 1e-4,
  batch: 16,
  queueDone: () => undefined,
  open: async () => {
    await loadCode('JavaScript', () => import('@tensorflow/tfjs-backend-cpu'));
    if (!(await setBackend('cpu'))) throw new BackendRefused('TensorFlow.js did not start on it');
    return { description: 'JavaScript', software: false, failure: neverFails, close: () => undefined };
  },
};
