/** The dial and the two figures beside it, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, plural } from './counted.ts';

export const dial: Messages['dial'] = {
  label: 'Presupuesto de pasos',
  steps: ({ count }) => countedSteps(count),
  unit: ({ count }) => plural(count, 'paso', 'pasos'),
  infinite: ({ count }) => `infinitos pasos, calculados con ${count}`,
  runAs: ({ count }) => `calculados con ${count}`,
  noise: 'ruido',
  picture: 'imagen',
  sampling: ({ count }) => `Muestreo en ${countedSteps(count)}`,
};

export const gauges: Messages['gauges'] = {
  time: ({ count }) => `Tiempo para ${countedImages(count)}`,
  here: ({ runs }) => `aquí, mediana de ${runs}`,
  notYet: 'aún sin medir',
  proxy: 'FID-proxy',
  samples: ({ count }) => `${count} muestras`,
  samplesAt: ({ count, guidance }) => `${count} muestras, guía ${guidance}`,
  fetching: 'cargando',
  none: 'sin medir',
  tooShort: 'demasiado corto para medirlo',
};
