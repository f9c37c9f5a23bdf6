/** The pictures, the strip of one picture’s way, and the posters, in English. */
import { countedPictures, countedSteps } from './counted.ts';

export const pictures = {
  region: 'Pictures',
  none: 'No pictures yet',
  ready: ({ steps: count }: { steps: string }) => `The pictures in ${countedSteps(count)} are ready.`,
  ofClasses: ({ count }: { count: string }) => `${countedPictures(count)} of all classes in turn`,
  ofClass: ({ count, name }: { count: string; name: string }) => `${countedPictures(count)} of class ${name}`,
  ofCaption: ({ count, caption }: { count: string; caption: string }) => `${countedPictures(count)} of “${caption}”`,
  ofExamples: ({ count }: { count: string }) => `${countedPictures(count)} of the model’s examples in turn`,
  how: ({ what, sampler, steps: count, seed }: { what: string; sampler: string; steps: string; seed: string }) =>
    `${what}: ${sampler}, ${countedSteps(count)}, seed ${seed}`,
  preview: ({ words }: { words: string }) => `${words} (preview)`,
  one: ({ number }: { number: string }) => `Picture ${number}`,
  oneOfClass: ({ number, name }: { number: string; name: string }) => `Picture ${number}, class ${name}`,
  oneOfCaption: ({ number, caption }: { number: string; caption: string }) => `Picture ${number}, ${caption}`,
  noCaption: 'no caption',
  follow: 'Picture to follow',
  showWay: ({ picture }: { picture: string }) => `${picture}: show its way`,
};

export const strip = {
  title: ({ number, steps: count }: { number: string; steps: string }) =>
    `Picture ${number} in ${countedSteps(count)}, from noise to picture.`,
  oneStep: 'One look at pure noise, one guess: the picture.',
  beliefs: 'What the network believes the clean picture to be, at the start of each step; the last is the picture.',
  some: ({ shown, steps: count }: { shown: string; steps: string }) => `${shown} of the ${count} steps are shown.`,
  frame: ({ step, time }: { step: string; time: string }) => `Step ${step}, t = ${time}`,
};

export const posters = {
  made: ({ steps: count, seed }: OfRun) => `${countedSteps(count)}, seed ${seed} · made on this device`,
  making: ({ steps: count, seed }: OfRun) => `${countedSteps(count)}, seed ${seed} · being made on this device`,
  inAdvance: ({ steps: count, seed }: OfRun) => `${countedSteps(count)}, seed ${seed} · made in advance`,
  standIn: ({ steps: count, seed }: OfRun) => `Sample pictures made in advance: ${countedSteps(count)}, seed ${seed}`,
  /** Of the pictures, for screen readers; `what` is their name. */
  name: ({ what }: { what: string }) => `${what} (made in advance)`,
  waiting: 'The dial shows pictures made in advance.',
  noEngine: 'Nothing is sampled here now: the dial shows pictures made in advance.',
};

interface OfRun {
  /** 4, or ∞. */
  steps: string;
  seed: string;
}
