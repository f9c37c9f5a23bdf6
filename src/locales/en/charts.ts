/** The charts, in English. */
import { countedImages, countedSteps, plural } from './counted.ts';

export const charts = {
  failed: 'The charts could not be loaded.',
  failedRest: 'The dial works without them.',
  reload: 'Reload the page',
  table: 'Show the data as a table',
  steps: 'Steps',
  curvesMissing: 'The curves could not be loaded.',
};

export const time = {
  title: 'Time on this device',
  unit: ({ count }: { count: string }) => `${countedImages(count)}: median and middle half of the runs, by step budget`,
  median: 'Median',
  middleHalf: 'Middle half',
  runs: 'Runs',
  none: ({ steps }: { steps: string }) =>
    `${countedSteps(steps)}: not measured yet. The page measures every stop while it is idle.`,
  took: ({ steps, count, time, runs }: { steps: string; count: string; time: string; runs: string }) =>
    `With ${countedSteps(steps)}, ${countedImages(count)} took ${time} here (${plural(runs, '1 run', `median of ${runs} runs`)}).`,
  infiniteTakes: ({ factor }: { factor: string }) => `∞ takes ${factor} times as long.`,
  timesOneStep: ({ factor }: { factor: string }) => `That is ${factor} times as long as one step.`,
  tooShort: ({ steps }: { steps: string }) => `${countedSteps(steps)}: too short for this browser’s coarse clock.`,
};

export const quality = {
  title: 'Distance to real images',
  unit: ({ network, guidance }: MetricWords) =>
    `FID-proxy (${network ?? 'the model’s own network'}) with 95% intervals, by step budget; lower is better${guidance === null ? '' : `; curves at guidance ${guidance}`}`,
  series: {
    dial: 'The dial, multistep consistency',
    specialist: 'Specialists, one network per budget',
  },
  /** Column heads, which must fit side by side on a phone. */
  heads: { dial: 'Dial', specialist: 'Specialist', live: 'Live, images' },
  /** The `subject` of `scores` and of the frontier's sentences. */
  subjects: {
    dial: 'the dial',
    specialist: 'the specialist',
  },
  live: 'Live, this page',
  floor: ({ proxy }: { proxy: string }) => `Floor: real images, ${proxy}`,
  scores: ({ steps, subject, proxy, samples, factor, floor }: Scores) => {
    const relative = factor === null ? '' : `, ${factor} times the dial’s score at ∞`;
    const real = floor === null ? '' : `; real images score ${floor}`;
    return `With ${countedSteps(steps)}, ${subject} scores an FID-proxy of ${proxy} (${samples} samples)${relative}${real}.`;
  },
  liveScores: ({ count, proxy, low, high }: { count: string; proxy: string; low: string; high: string }) =>
    `The ${count} images made here so far score ${proxy} (95% interval ${low} to ${high}).`,
  tooFew: ({ count }: { count: string }) => `The ${count} images made here so far are too few for an estimate.`,
  none: 'There is no score for this budget and sampler yet.',
  /** Training families; one that is not listed is shown by its own name. */
  families: {
    multistep: 'multistep consistency',
    diffusion: 'diffusion',
    consistency: 'consistency',
    tract: 'TRACT',
    ect: 'Easy Consistency Tuning',
  },
  trainedAs: ({ families }: { families: string }) => `(trained as: ${families})`,
};

export const frontier = {
  title: 'Quality against time',
  unit: ({ count }: { count: string }) =>
    `FID-proxy against the time for ${countedImages(count)} on this device; lower left is best`,
  unitAt: ({ count, guidance }: { count: string; guidance: string }) =>
    `FID-proxy at guidance ${guidance} against the time for ${countedImages(count)} on this device; lower left is best`,
  names: { dial: 'Dial', specialist: 'Specialist' },
  place: ({ name, steps }: { name: string; steps: string }) => `${name}, ${steps}`,
  pointName: ({ place, time, proxy }: PointFigures) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }: PointFigures) =>
    `${place}: ${time} (measured on another curve), FID-proxy ${proxy}`,
  none: 'Nothing has been timed here yet. Points appear as the page measures while it is idle.',
  tooSlow: ({ limit, steps, subject, time, proxy }: PointTold & { limit: string }) =>
    `Nothing measured so far finishes within ${limit}. The fastest is ${subject} with ${countedSteps(steps)}: FID-proxy ${proxy} in ${time}.`,
  best: ({ limit, steps, subject, time, proxy }: PointTold & { limit: string }) =>
    `Within ${limit}, the best is ${subject} with ${countedSteps(steps)}: FID-proxy ${proxy} in ${time}.`,
  asGood: ({ steps, subject, time, proxy }: PointTold) =>
    `Faster and perhaps as good is ${subject} with ${countedSteps(steps)}: ${proxy} in ${time}. The difference may be chance.`,
  limit: 'Time limit',
  own: 'Other, in ms',
  ownRange: ({ most }: { most: string }) => `A whole number from 1 to ${most}`,
  points: 'Points of the chart',
  hint: 'Hover over a point to preview its images; click to keep it. The arrow keys move along the curves.',
  along: ({ title }: { title: string }) => `Steps, ${title}`,
  spoken: ({ steps, value }: { steps: string; value: string }) => `${steps}: ${value}`,
  point: 'Point',
  time: 'Time',
  runs: 'Runs',
  borrowed: '(other curve)',
  legend: {
    front: 'Frontier: nothing is both faster and better',
    borrowed: 'Hollow: timed on another curve, with as many steps',
    now: 'The dial’s position',
    best: 'Best within the limit',
  },
};

/** `network` gives the features, null where it is the model's own; `guidance` is that of the curves, null without captions. */
export interface MetricWords {
  network: string | null;
  guidance: string | null;
}

interface Scores {
  steps: string;
  subject: string;
  proxy: string;
  samples: string;
  /** How many times the dial's score at ∞ this is. */
  factor: string | null;
  floor: string | null;
}

interface PointFigures {
  place: string;
  time: string;
  proxy: string;
}

interface PointTold {
  steps: string;
  subject: string;
  time: string;
  proxy: string;
}
