/** The caption box, in Spanish. */
import type { Messages } from '../en.ts';
import { plural } from './counted.ts';

export const captions: Messages['captions'] = {
  region: 'Descripción de la imagen',
  label: '¿Qué dibujar? (en inglés)',
  surprise: 'Sorpresa',
  examples: 'Descripciones para probar',
  suggestions: 'Sugerencias',
  suggested: ({ count }) => `${count} ${plural(count, 'sugerencia', 'sugerencias')}. Elija con las teclas de flecha.`,
  none: 'Sin descripción, el modelo dibuja sus ejemplos uno tras otro.',
  unreadable: 'El modelo solo lee las letras de la a a la z y cifras, y aquí no hay ninguna.',
  knownWord: 'El modelo conoce esta palabra.',
  knownWords: 'El modelo conoce todas estas palabras.',
  readAs: 'Leído como:',
  quoted: ({ text }) => `«${text}»`,
  unknownWord: ({ word }) => `· El modelo no conoce ${word} y adivina a partir de sus partes.`,
  unknownWords: ({ words }) => `· El modelo no conoce estas palabras y adivina a partir de sus partes: ${words}.`,
  tooLong: ({ count }) => `· Aquí el modelo solo lee las primeras ${count} palabras.`,
  noSuggestions: 'No se han podido cargar las sugerencias.',
  allTheSame: 'Las descripciones siguen funcionando.',
};
