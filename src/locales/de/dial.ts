/** The dial and the two figures below it, in German. */
import type { Messages } from '../en.ts';
import { countedPictures, countedSteps, countedStepsDative, plural } from './counted.ts';

export const dial: Messages['dial'] = {
  label: 'Schrittbudget',
  steps: ({ count }) => countedSteps(count),
  unit: ({ count }) => plural(count, 'Schritt', 'Schritte'),
  infinite: ({ count }) => `unendlich viele Schritte, gerechnet mit ${count}`,
  runAs: ({ count }) => `gerechnet mit ${count}`,
  noise: 'Rauschen',
  picture: 'Bild',
  sampling: ({ count }) => `Berechnung in ${countedStepsDative(count)}`,
};

export const gauges: Messages['gauges'] = {
  time: ({ count }) => `Zeit, ${countedPictures(count)}`,
  here: ({ runs }) => `hier, Median aus ${runs}`,
  notYet: 'noch nicht gemessen',
  proxy: 'FID-proxy',
  samples: ({ count }) => `${count} Bilder`,
  samplesAt: ({ count, guidance }) => `${count} Bilder, Führung ${guidance}`,
  fetching: 'wird geladen',
  none: 'nicht gemessen',
  tooShort: 'zu kurz für diese Uhr',
};
