/** The images, the strip that shows how one of them forms, and the posters, in German. */
import type { Messages } from '../en.ts';
import { countedImages, countedSteps, countedStepsDative } from './counted.ts';

export const pictures: Messages['pictures'] = {
  region: 'Bilder',
  none: 'Noch keine Bilder',
  ready: ({ steps }) => `Die Bilder sind fertig: ${countedSteps(steps)}.`,
  ofClasses: ({ count }) => `${countedImages(count)}, reihum aus allen Klassen`,
  ofClass: ({ count, name }) => `${countedImages(count)} der Klasse ${name}`,
  ofCaption: ({ count, caption }) => `${countedImages(count)} zu „${caption}“`,
  ofExamples: ({ count }) => `${countedImages(count)}, reihum zu den Beispielen des Modells`,
  how: ({ what, sampler, steps, seed }) => `${what}: ${sampler}, ${countedSteps(steps)}, Startwert ${seed}`,
  preview: ({ words }) => `${words} (Vorschau)`,
  one: ({ number }) => `Bild ${number}`,
  oneOfClass: ({ number, name }) => `Bild ${number}, Klasse ${name}`,
  oneOfCaption: ({ number, caption }) => `Bild ${number}, ${caption}`,
  noCaption: 'ohne Beschreibung',
  follow: 'Bild, dessen Entstehung gezeigt wird',
  showWay: ({ picture }) => `${picture}: Entstehung zeigen`,
};

export const strip: Messages['strip'] = {
  title: ({ number, steps }) => `Bild ${number} in ${countedStepsDative(steps)}, vom Rauschen zum Bild.`,
  oneStep: 'Das Netz sieht nur Rauschen und rät das Bild auf Anhieb.',
  beliefs: 'Welches saubere Bild das Netz zu Beginn jedes Schritts erwartet. Das letzte ist das fertige Bild.',
  some: ({ shown, steps }) => `Gezeigt werden ${shown} der ${steps} Schritte.`,
  frame: ({ step, time }) => `Schritt ${step}, t = ${time}`,
};

export const posters: Messages['posters'] = {
  made: ({ steps, seed }) => `${countedSteps(steps)}, Startwert ${seed} · auf diesem Gerät erzeugt`,
  making: ({ steps, seed }) => `${countedSteps(steps)}, Startwert ${seed} · entsteht auf diesem Gerät`,
  inAdvance: ({ steps, seed }) => `${countedSteps(steps)}, Startwert ${seed} · vorab erzeugt`,
  standIn: ({ steps, seed }) => `Vorab erzeugte Beispiele: ${countedSteps(steps)}, Startwert ${seed}`,
  name: ({ what }) => `${what} (vorab erzeugt)`,
  waiting: 'Bis das Modell geladen ist, zeigt der Regler vorab erzeugte Bilder.',
  noEngine: 'Das Modell läuft gerade nicht. Der Regler zeigt vorab erzeugte Bilder.',
};
