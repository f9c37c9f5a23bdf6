/** The images, the strip that shows how one of them forms, and the posters, in English. */
import { countedImages, countedSteps } from './counted.ts';

export const pictures = {
  region: 'Images',
  none: 'No images yet',
  ready: ({ steps }: { steps: string }) => `The images are ready: ${countedSteps(steps)}.`,
  ofClasses: ({ count }: { count: string }) => `${countedImages(count)}, one class after another`,
  ofClass: ({ count, name }: { count: string; name: string }) => `${countedImages(count)} of class ${name}`,
  ofCaption: ({ count, caption }: { count: string; caption: string }) => `${countedImages(count)} of “${caption}”`,
  ofExamples: ({ count }: { count: string }) => `${countedImages(count)}, one of the model’s examples after another`,
  how: ({ what, sampler, steps, seed }: { what: string; sampler: string; steps: string; seed: string }) =>
    `${what}: ${sampler}, ${countedSteps(steps)}, seed ${seed}`,
  preview: ({ words }: { words: string }) => `${words} (preview)`,
  one: ({ number }: { number: string }) => `Image ${number}`,
  oneOfClass: ({ number, name }: { number: string; name: string }) => `Image ${number}, class ${name}`,
  oneOfCaption: ({ number, caption }: { number: string; caption: string }) => `Image ${number}, ${caption}`,
  noCaption: 'no caption',
  follow: 'Image to follow',
  showWay: ({ picture }: { picture: string }) => `${picture}: show how it forms`,
};

export const strip = {
  title: ({ number, steps }: { number: string; steps: string }) =>
    `Image ${number} in ${countedSteps(steps)}, from noise to image.`,
  oneStep: 'The network sees only noise and guesses the image in one go.',
  beliefs:
    'What the network expects the clean image to be, at the start of each step. The last one is the image itself.',
  some: ({ shown, steps }: { shown: string; steps: string }) => `${shown} of the ${steps} steps are shown.`,
  frame: ({ step, time }: { step: string; time: string }) => `Step ${step}, t = ${time}`,
};

export const posters = {
  made: ({ steps, seed }: OfRun) => `${countedSteps(steps)}, seed ${seed} · made on this device`,
  making: ({ steps, seed }: OfRun) => `${countedSteps(steps)}, seed ${seed} · being made on this device`,
  inAdvance: ({ steps, seed }: OfRun) => `${countedSteps(steps)}, seed ${seed} · made in advance`,
  standIn: ({ steps, seed }: OfRun) => `Examples made in advance: ${countedSteps(steps)}, seed ${seed}`,
  /** The name of the images for screen readers. `what` is the name that they would have if they were made here. */
  name: ({ what }: { what: string }) => `${what} (made in advance)`,
  waiting: 'Until the model is loaded, the dial shows images made in advance.',
  noEngine: 'The model is not running, so the dial shows images made in advance.',
};

interface OfRun {
  /** 4, or ∞. */
  steps: string;
  seed: string;
}
