/**
 * The article and its figure, in English. Marks in the texts: [words](source) is a link, **words** a figure, *words*
 * emphasis; see src/ui/article/marks.ts.
 */
import type { AtBudget } from '../at-budget.ts';
import { countedImages, countedSteps, plural } from './counted.ts';

export const article = {
  locale: 'en',
  stepHead: 'What a step is',
  step: 'Every image starts as pure noise. One *step* is one run of a network: it looks at the noisy image and predicts the clean one, and the image is moved towards that prediction. The last step goes all the way. Where the noise hides nearly everything, many images could lie beneath it, and a network trained to remove noise predicts their average: a blur. So the plain sampler, [DDIM](ddim), must take small steps and look again after each.',
  stepFigures: ({ ddim }: { ddim: readonly AtBudget[] }) =>
    `In FID-proxy, where lower is better, this model’s DDIM scores ${ddim.map(({ value, steps }) => `**${value}** in ${countedSteps(steps)}`).join(' and ')}.`,
  consistencyHead: 'What a consistency model changes',
  consistency:
    'Ever smaller steps trace a path. Every noise has its own path, and each path leads to one image. A [consistency model](consistency) learns to predict the end of the path from anywhere on it, so in principle one step is enough. [Multistep consistency](multistep) asks for less. Time is cut into as many segments as there are steps, and the network only has to reach the end of the segment it is in. One segment is a consistency model; with ever more segments it becomes diffusion.',
  idealHead: 'What the figure leaves out',
  ideal:
    'In the figure an image is two numbers, and both networks are perfect. The ideal denoiser of this cloud is a formula, and the ideal consistency function is the path itself, computed live, so even a single hop lands exactly. A real network has a finite size and has learned from examples. It does not land exactly, and the longer the segment, the harder the task. The dial shows what that costs.',
  dialHead: 'What the dial means',
  dial: 'The dial sets the number of steps, and with it the number of segments. ∞ stands for the limit, ordinary diffusion, and is run as 256 steps. The authors of multistep consistency train one network for each budget. Here one network serves the whole dial and is told the budget, unless you choose specialists in the settings. A seed is the same noise at every stop, so any difference comes from the number of steps.',
  dialFigures: ({ dial }: { dial: readonly AtBudget[] }) =>
    `The dial’s FID-proxy: ${dial.map(({ value, steps }) => `**${value}** in ${countedSteps(steps)}`).join(', ')}.`,
  timeHead: 'How time is measured',
  time: 'On your device, in this tab, from the first step until the images are back in memory. The figure is the median of several runs. The first run of each kind, which compiles, and runs that showed previews are left out. The figure says nothing about other devices, and other programs running on yours widen the spread.',
  timeFigures: ({ images, runs, now, one }: { images: string; runs: string; now: AtBudget; one: AtBudget | null }) =>
    `Here ${countedImages(images)} took **${now.value}** in ${countedSteps(now.steps)} (${plural(runs, '1 run', `median of ${runs} runs`)})${one ? ` and **${one.value}** in 1 step` : ''}.`,
  timeUnknown: 'Nothing is measured here yet. The page measures while it is idle.',
  qualityHead: 'How quality is measured',
  quality:
    'FID-proxy is built like [FID](fid). A second network turns images into features, one Gaussian is fitted to the features of generated images and one to those of real images, and the score is the Fréchet distance between the two. FID uses the features of one well-known network. Here a small one is used, trained on the same data as the model, so the two scores must not be compared.',
  qualityFigures: ({ floor, count, kid }: { floor: string; count: string; kid: AtBudget }) =>
    `Real images, scored in the same way, get **${floor}**; that is the floor. Each point of the curves stands for **${count}** samples, because with few samples the distance [comes out too large](kid). KID, a distance without that bias, is **${kid.value}** for the dial in ${countedSteps(kid.steps)}.`,
  classFigures: ({ now, real }: Asked) =>
    `The same network judges whether an image shows the class that was asked for. In ${countedSteps(now.steps)}, **${now.value}** of the dial’s images do, and **${real}** of real ones.`,
  captionFigures: ({ now, real }: Asked) =>
    `The same network has learned captions, too, and judges whether an image shows what was asked for: its own caption must fit it better than 31 others drawn at random. In ${countedSteps(now.steps)}, **${now.value}** of the dial’s images pass, and **${real}** of real ones.`,
  live: 'The live figure uses only images made on this page, adjusted to the same number of samples.',
  liveCaptions: 'Their captions are drawn as in training.',
  limitsHead: 'What the figures cannot tell',
  limits:
    'A score judges a crowd of images, never a single one. It sees only what its features see, and two different crowds can have the same Gaussians. It does not say whether an image copies one from training, or which image you would prefer, and a difference smaller than the intervals may be chance. So look at the images, too.',
  figure: {
    title: 'Hops in two dimensions',
    summary:
      'Each point on the spiral stands for an image. Grey paths lead from noise to data. Coloured hops show how a sampler follows them in as many steps as the dial allows.',
    plane: ({ sampler, count }: { sampler: string; count: string }) =>
      `A spiral of data in a plane, and paths that lead to it from noise. ${sampler}, ${count}.`,
    noise: 'noise',
    data: 'data',
    sampler: 'Hops of',
    samplers: { multistep: 'Ideal consistency', ddim: 'DDIM, ideal denoiser' },
    hops: 'Hops',
    hopsSpoken: ({ count }: { count: string }) =>
      count === '∞' ? 'infinitely many hops' : `${count} ${plural(count, 'hop', 'hops')}`,
    hopsCount: ({ count }: { count: string }) => `${count} ${plural(count, 'hop', 'hops')}`,
    time: 'From noise to data',
    timeSpoken: ({ t }: { t: string }) => `noise level t = ${t}`,
    play: 'Play',
    pause: 'Pause',
    again: 'New noise',
    start: 'Starting noise of the highlighted point',
    startKind: 'point in the plane',
    startSpoken: ({ x, y, landing }: { x: string; y: string; landing: string }) =>
      `x\u00a0${x}, y\u00a0${y}. ${landing}`,
    hint: 'Drag the ring, or move it with the arrow keys.',
    landing: ({ count, x, y, miss }: { count: string; x: string; y: string; miss: string }) =>
      `In ${count} ${plural(count, 'hop', 'hops')} it lands at x\u00a0${x}, y\u00a0${y}, **${miss}** from the end of its path.`,
    starts: ({ x, y }: { x: string; y: string }) => `The highlighted point starts at x\u00a0${x}, y\u00a0${y}.`,
    average: ({ points, miss }: { points: string; miss: string }) =>
      `The ${points} other points miss theirs by **${miss}** on average.`,
    scale: 'Drawn as z/(α + σ): at this scale, a hop towards a fixed prediction is a straight line.',
    legend: {
      data: 'Data under noise',
      path: 'Path, cut into segments',
      hop: 'Hop',
      named: 'Clean point that the network predicts',
    },
    table: 'Show the hops as a table',
    tableHeads: { hop: 'Hop', from: 'From t', to: 'To t', x: 'x', y: 'y' },
  },
};

export type ArticleMessages = typeof article;

/** The share of images that show what was asked for. */
interface Asked {
  now: AtBudget;
  real: string;
}
