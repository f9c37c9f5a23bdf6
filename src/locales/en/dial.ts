/** The dial and the two figures beside it, in English. */
import { countedImages, countedSteps, plural } from './counted.ts';

export const dial = {
  label: 'Step budget',
  steps: ({ count }: { count: string }) => countedSteps(count),
  unit: ({ count }: { count: string }) => plural(count, 'step', 'steps'),
  infinite: ({ count }: { count: string }) => `infinitely many steps, run as ${count}`,
  runAs: ({ count }: { count: string }) => `run as ${count}`,
  noise: 'noise',
  picture: 'image',
  sampling: ({ count }: { count: string }) => `Sampling in ${countedSteps(count)}`,
};

export const gauges = {
  time: ({ count }: { count: string }) => `Time for ${countedImages(count)}`,
  here: ({ runs }: { runs: string }) => `here, median of ${runs}`,
  notYet: 'not measured yet',
  proxy: 'FID-proxy',
  samples: ({ count }: { count: string }) => `${count} samples`,
  samplesAt: ({ count, guidance }: { count: string; guidance: string }) => `${count} samples, guidance ${guidance}`,
  fetching: 'loading',
  none: 'not measured',
  tooShort: 'too short to measure here',
};
