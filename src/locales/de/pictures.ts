/** The pictures, the strip of one picture’s way, and the posters, in German. */
import type { Messages } from '../en.ts';
import { countedPictures, countedSteps, countedStepsDative } from './counted.ts';

export const pictures: Messages['pictures'] = {
  region: 'Bilder',
  none: 'Noch keine Bilder',
  ready: ({ steps: count }) => `Die Bilder in ${countedStepsDative(count)} sind fertig.`,
  ofClasses: ({ count }) => `${countedPictures(count)} reihum aus allen Klassen`,
  ofClass: ({ count, name }) => `${countedPictures(count)} der Klasse ${name}`,
  ofCaption: ({ count, caption }) => `${countedPictures(count)} zu „${caption}“`,
  ofExamples: ({ count }) => `${countedPictures(count)} reihum zu den Beispielen des Modells`,
  how: ({ what, sampler, steps: count, seed }) => `${what}: ${sampler}, ${countedSteps(count)}, Startwert ${seed}`,
  preview: ({ words }) => `${words} (Vorschau)`,
  one: ({ number }) => `Bild ${number}`,
  oneOfClass: ({ number, name }) => `Bild ${number}, Klasse ${name}`,
  oneOfCaption: ({ number, caption }) => `Bild ${number}, ${caption}`,
  noCaption: 'ohne Beschreibung',
  follow: 'Welches Bild verfolgt wird',
  showWay: ({ picture }) => `${picture}: seinen Weg zeigen`,
};

export const strip: Messages['strip'] = {
  title: ({ number, steps: count }) => `Bild ${number} in ${countedStepsDative(count)}, vom Rauschen zum Bild.`,
  oneStep: 'Ein Blick auf reines Rauschen, einmal raten: das Bild.',
  beliefs: 'Welches klare Bild das Netz zu Beginn jedes Schritts vermutet; das letzte ist das fertige Bild.',
  some: ({ shown, steps: count }) => `Zu sehen sind ${shown} der ${count} Schritte.`,
  frame: ({ step, time }) => `Schritt ${step}, t = ${time}`,
};

export const posters: Messages['posters'] = {
  made: ({ steps: count, seed }) => `${countedSteps(count)}, Startwert ${seed} · auf diesem Gerät erzeugt`,
  making: ({ steps: count, seed }) => `${countedSteps(count)}, Startwert ${seed} · entsteht auf diesem Gerät`,
  inAdvance: ({ steps: count, seed }) => `${countedSteps(count)}, Startwert ${seed} · vorab erzeugt`,
  standIn: ({ steps: count, seed }) => `Vorab erzeugte Beispielbilder: ${countedSteps(count)}, Startwert ${seed}`,
  name: ({ what }) => `${what} (vorab erzeugt)`,
  waiting: 'Der Regler zeigt vorab erzeugte Bilder.',
  noEngine: 'Hier wird gerade nichts berechnet: Der Regler zeigt vorab erzeugte Bilder.',
};
