/** The settings, in Spanish. */
import type { Messages } from '../en.ts';

export const controls: Messages['controls'] = {
  region: 'Ajustes',
  sampler: 'Método de muestreo',
  seed: 'Semilla',
  seedRange: ({ most }) => `Un número entero de 0 a ${most}`,
  newSeed: 'Otra semilla',
  images: 'Imágenes',
  class: 'Clase',
  mixed: 'Variadas',
  guidance: 'Guía',
  unguided: ({ value }) => `${value}, sin guía`,
  ownGuidance: ({ value }) => `${value}, predeterminada`,
  guidanceHint: 'Los valores altos siguen más de cerca la descripción y dan menos variedad',
  backend: 'Backend',
  best: 'El mejor disponible',
  specialists: 'Usar especialistas: redes entrenadas para un único presupuesto',
  specialistsNow: ({ budgets, network }) => `(para ${budgets} pasos; en uso: ${network})`,
};

export const model = 'Modelo';
