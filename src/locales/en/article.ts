/** The article and its figure, in English. */
import type { AtBudget } from '../at-budget.ts';
import { countedSteps, plural } from './counted.ts';

export const article = {
  locale: 'en',
  stepHead: 'What a step is',
  step: 'Every picture starts as pure noise. One *step* is one run of a network: it looks at the noisy picture, names the clean one it expects, and the picture is moved towards that; the last step goes all the way. Where the noise hides nearly everything, many pictures could lie beneath it, and a network trained to remove noise names their average: a blur. So the plain sampler, [DDIM](ddim), must take small steps and look again after each.',
  stepFigures: ({ ddim }: { ddim: readonly AtBudget[] }) =>
    `In FID-proxy, where lower is better, this model’s DDIM scores ${ddim.map(({ value, steps: count }) => `**${value}** in ${countedSteps(count)}`).join(' and ')}.`,
  consistencyHead: 'What a consistency model changes',
  consistency:
    'Ever smaller steps trace a path: each noise has its own, and it leads to one picture. A [consistency model](consistency) learns to name the end of the path from anywhere on it, so that in principle one step is enough. [Multistep consistency](multistep) asks for less. Time is cut into as many segments as there are steps, and the network need only reach the end of the segment it is in. One segment is a consistency model; with ever more of them it becomes diffusion.',
  idealHead: 'What the figure leaves out',
  ideal:
    'In the figure a picture is two numbers, and both networks are perfect. The ideal denoiser of this cloud is a formula, and the ideal consistency function is the path itself, computed live; so even a single hop of it lands exactly. A real network is of finite size and has learnt from examples. It does not land exactly, and the longer the segment, the harder the task. The dial shows what that costs.',
  dialHead: 'What the dial means',
  dial: 'The dial sets the number of steps, and so of segments. ∞ stands for the limit, ordinary diffusion, run as 256 steps. The authors of multistep consistency train a network for each budget; here one network serves the whole dial and is told the budget, unless you choose specialists in the settings. A seed is the same noise at every stop: what differs is the steps’ doing.',
  dialFigures: ({ dial }: { dial: readonly AtBudget[] }) =>
    `The dial’s FID-proxy: ${dial.map(({ value, steps: count }) => `**${value}** in ${countedSteps(count)}`).join(', ')}.`,
  timeHead: 'How time is measured',
  time: 'On your device, in this tab, from the first step until the pictures are back in memory; the figure is the median of the runs. The first run of each kind, which compiles, and runs that showed previews are left out. It tells nothing about other devices, and other work on yours shows in the spread.',
  timeFigures: ({ images, runs, now, one }: { images: string; runs: string; now: AtBudget; one: AtBudget | null }) =>
    `Here ${images === '1' ? '1 image' : `${images} images`} took **${now.value}** in ${countedSteps(now.steps)} (${runs === '1' ? '1 run' : `median of ${runs} runs`})${one ? ` and **${one.value}** in 1 step` : ''}.`,
  timeUnknown: 'Not measured here yet: that happens while the page rests.',
  qualityHead: 'How quality is measured',
  quality:
    'FID-proxy is built like [FID](fid): a second network turns pictures into features, one Gaussian is fitted to those of generated pictures and one to those of real ones, and the score is the Fréchet distance between the two. FID uses the features of one well-known network. Here a small one is used, trained on the same data as the model, so the two must not be compared.',
  qualityFigures: ({ floor, count, kid }: { floor: string; count: string; kid: AtBudget }) =>
    `Real pictures against real ones score **${floor}**: the floor. Each point of the curves stands for **${count}** samples, since with few of them the distance [comes out too large](kid). KID, a distance without that bias, is **${kid.value}** for the dial in ${countedSteps(kid.steps)}.`,
  classFigures: ({ now, real }: Asked) =>
    `The same network judges whether a picture shows the class that was asked for: in ${countedSteps(now.steps)} **${now.value}** of the dial’s do, of real ones **${real}**.`,
  captionFigures: ({ now, real }: Asked) =>
    `The same network has learnt captions, too, and judges whether a picture shows what was asked for: its own caption must fit it better than 31 others drawn at random. In ${countedSteps(now.steps)} that is so for **${now.value}** of the dial’s, of real ones for **${real}**.`,
  live: 'The live figure uses only pictures made on this page, adjusted to the same number of samples.',
  liveCaptions: 'Their captions are drawn as training drew them.',
  limitsHead: 'What the figures cannot tell',
  limits:
    'A score judges a crowd of pictures, never one. It sees only what its features see, and two different crowds can have the same Gaussians. It does not say whether a picture copies one from training, nor which you would prefer; and a difference smaller than the intervals may be chance. So look at the pictures, too.',
  figure: {
    title: 'Hops in two dimensions',
    summary:
      'Each point on the spiral stands for a picture. Grey paths lead from noise to data; coloured hops are what a sampler makes of them with as many steps as the dial allows.',
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
    scale: 'Drawn at z/(α + σ), the scale at which a hop with its clean estimate held is a straight line.',
    legend: {
      data: 'Data under noise',
      path: 'Path, cut into segments',
      hop: 'Hop',
      named: 'Clean point the network names',
    },
    table: 'The hops as a table',
    tableHeads: { hop: 'Hop', from: 'From t', to: 'To t', x: 'x', y: 'y' },
  },
};

export type ArticleMessages = typeof article;

/** The share of pictures that show what was asked for. */
interface Asked {
  now: AtBudget;
  real: string;
}
