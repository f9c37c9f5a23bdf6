/** The pictures, the strip of one picture’s way, and the posters, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps } from './counted.ts';

export const pictures: Messages['pictures'] = {
  region: 'Imágenes',
  none: 'Aún no hay imágenes',
  ready: ({ steps: count }) => `Las imágenes en ${countedSteps(count)} están listas.`,
  ofClasses: ({ count }) => `${countedImages(count)} de todas las clases por turnos`,
  ofClass: ({ count, name }) => `${countedImages(count)} de la clase ${name}`,
  ofCaption: ({ count, caption }) => `${countedImages(count)} de «${caption}»`,
  ofExamples: ({ count }) => `${countedImages(count)} de los ejemplos del modelo por turnos`,
  how: ({ what, sampler, steps: count, seed }) => `${what}: ${sampler}, ${countedSteps(count)}, semilla ${seed}`,
  preview: ({ words }) => `${words} (vista previa)`,
  one: ({ number }) => `Imagen ${number}`,
  oneOfClass: ({ number, name }) => `Imagen ${number}, clase ${name}`,
  oneOfCaption: ({ number, caption }) => `Imagen ${number}, ${caption}`,
  noCaption: 'sin descripción',
  follow: 'Imagen que se sigue',
  showWay: ({ picture }) => `${picture}: mostrar su recorrido`,
};

export const strip: Messages['strip'] = {
  title: ({ number, steps: count }) => `Imagen ${number} en ${countedSteps(count)}, del ruido a la imagen.`,
  oneStep: 'Una mirada al ruido puro, una sola conjetura: la imagen.',
  beliefs: 'La imagen limpia que la red imagina al comienzo de cada paso; la última es la imagen final.',
  some: ({ shown, steps: count }) => `Se muestran ${shown} de los ${count} pasos.`,
  frame: ({ step, time }) => `Paso ${step}, t = ${time}`,
};

export const posters: Messages['posters'] = {
  made: ({ steps: count, seed }) => `${countedSteps(count)}, semilla ${seed} · hechas en este dispositivo`,
  making: ({ steps: count, seed }) => `${countedSteps(count)}, semilla ${seed} · haciéndose en este dispositivo`,
  inAdvance: ({ steps: count, seed }) => `${countedSteps(count)}, semilla ${seed} · hechas de antemano`,
  standIn: ({ steps: count, seed }) =>
    `Imágenes de muestra hechas de antemano: ${countedSteps(count)}, semilla ${seed}`,
  name: ({ what }) => `${what} (hechas de antemano)`,
  waiting: 'El dial muestra imágenes hechas de antemano.',
  noEngine: 'Aquí no se genera nada ahora: el dial muestra imágenes hechas de antemano.',
};
