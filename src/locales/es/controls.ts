/** The settings, in Spanish. */
import type { Messages } from '../en.ts';

export const controls: Messages['controls'] = {
  region: 'Ajustes',
  sampler: 'Método',
  seed: 'Semilla',
  seedRange: ({ most }) => `Un número entero de 0 a ${most}`,
  newSeed: 'Otra semilla',
  images: 'Imágenes',
  class: 'Clase',
  mixed: 'Variadas',
  guidance: 'Guía',
  unguided: ({ value }) => `${value}, sin guía`,
  ownGuidance: ({ value }) => `${value}, valor habitual`,
  guidanceHint: 'Más alta: más fiel a la descripción y menos variada',
  backend: 'Calcular con',
  best: 'Lo mejor disponible',
  specialists: 'Usar la red entrenada para un único presupuesto, donde la haya',
  specialistsNow: ({ budgets, network }) => `(${budgets} pasos; ahora: ${network})`,
};

export const model: Messages['model'] = 'Modelo';
