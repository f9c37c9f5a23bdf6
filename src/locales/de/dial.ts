/** The dial and the two figures beside it, in German. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, countedStepsDative, plural } from './counted.ts';

export const dial: Messages['dial'] = {
  label: 'Schrittbudget',
  steps: ({ count }) => countedSteps(count),
  unit: ({ count }) => plural(count, 'Schritt', 'Schritte'),
  infinite: ({ count }) => `unendlich viele Schritte, gerechnet mit ${count}`,
  runAs: ({ count }) => `gerechnet mit ${count}`,
  noise: 'Rauschen',
  picture: 'Bild',
  sampling: ({ count }) => `Sampling in ${countedStepsDative(count)}`,
};

export const gauges: Messages['gauges'] = {
  time: ({ count }) => `Zeit für ${countedImages(count)}`,
  here: ({ runs }) => `hier, Median aus ${runs}`,
  notYet: 'noch nicht gemessen',
  proxy: 'FID-proxy',
  samples: ({ count }) => `${count} Bilder`,
  samplesAt: ({ count, guidance }) => `${count} Bilder, Guidance ${guidance}`,
  fetching: 'wird geladen',
  none: 'nicht gemessen',
  tooShort: 'zu kurz zum Messen',
};
