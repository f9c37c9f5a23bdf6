/** The caption box, in Spanish. */
import type { Messages } from '../en.ts';
import { plural } from './counted.ts';

export const captions: Messages['captions'] = {
  region: 'Descripción de la imagen',
  label: '¿Qué dibujar? (en inglés)',
  surprise: 'Sorpresa',
  examples: 'Descripciones para probar',
  suggestions: 'Sugerencias',
  suggested: ({ count }) => `${count} ${plural(count, 'sugerencia', 'sugerencias')}; se llega con las teclas de flecha`,
  none: 'Sin descripción: las imágenes muestran los ejemplos por turnos.',
  unreadable: 'El modelo lee letras de la a a la z y cifras; aquí no hay ninguna.',
  knownWord: 'El modelo conoce esta palabra.',
  knownWords: 'El modelo conoce todas estas palabras.',
  readAs: 'Leído como:',
  quoted: ({ text }) => `«${text}»`,
  unknownWord: ({ word }) =>
    `· leída por fragmentos: ${word}, que no está en el vocabulario del modelo; el resultado será una conjetura.`,
  unknownWords: ({ words }) =>
    `· leídas por fragmentos: ${words}, que no están en el vocabulario del modelo; el resultado será una conjetura.`,
  noSuggestions: 'No hay sugerencias.',
  allTheSame: 'Las descripciones funcionan igualmente.',
};
