/** The images, the strip that shows how one of them forms, and the posters, in Spanish. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps } from './counted.ts';

export const pictures: Messages['pictures'] = {
  region: 'Imágenes',
  none: 'Aún no hay imágenes',
  ready: ({ steps }) => `Las imágenes están listas: ${countedSteps(steps)}.`,
  ofClasses: ({ count }) => `${countedImages(count)}, una clase tras otra`,
  ofClass: ({ count, name }) => `${countedImages(count)} de la clase ${name}`,
  ofCaption: ({ count, caption }) => `${countedImages(count)} de «${caption}»`,
  ofExamples: ({ count }) => `${countedImages(count)}, un ejemplo del modelo tras otro`,
  how: ({ what, sampler, steps, seed }) => `${what}: ${sampler}, ${countedSteps(steps)}, semilla ${seed}`,
  preview: ({ words }) => `${words} (vista previa)`,
  one: ({ number }) => `Imagen ${number}`,
  oneOfClass: ({ number, name }) => `Imagen ${number}, clase ${name}`,
  oneOfCaption: ({ number, caption }) => `Imagen ${number}, ${caption}`,
  noCaption: 'sin descripción',
  follow: 'Imagen que se sigue',
  showWay: ({ picture }) => `${picture}: mostrar cómo se forma`,
};

export const strip: Messages['strip'] = {
  title: ({ number, steps }) => `Imagen ${number} en ${countedSteps(steps)}, del ruido a la imagen.`,
  oneStep: 'La red solo ve ruido y adivina la imagen de una vez.',
  beliefs: 'La imagen limpia que la red espera al comienzo de cada paso. La última es la imagen final.',
  some: ({ shown, steps }) => `Se muestran ${shown} de los ${steps} pasos.`,
  frame: ({ step, time }) => `Paso ${step}, t = ${time}`,
};

export const posters: Messages['posters'] = {
  made: ({ steps, seed }) => `${countedSteps(steps)}, semilla ${seed} · generadas en este dispositivo`,
  making: ({ steps, seed }) => `${countedSteps(steps)}, semilla ${seed} · generándose en este dispositivo`,
  inAdvance: ({ steps, seed }) => `${countedSteps(steps)}, semilla ${seed} · generadas de antemano`,
  standIn: ({ steps, seed }) => `Ejemplos generados de antemano: ${countedSteps(steps)}, semilla ${seed}`,
  name: ({ what }) => `${what} (generadas de antemano)`,
  waiting: 'Hasta que se cargue el modelo, el dial muestra imágenes generadas de antemano.',
  noEngine: 'El modelo no está en marcha; el dial muestra imágenes generadas de antemano.',
};
