/** The charts, in English. */
import { countedImages, countedSteps, plural } from './counted.ts';

export const charts = {
  failed: 'The charts could not be loaded.',
  failedRest: 'The dial works without them.',
  reload: 'Load the page again',
  table: 'The figures as a table',
  steps: 'Steps',
  curvesMissing: 'The curves are missing.',
};

export const time = {
  title: 'Time on this device',
  unit: ({ count }: { count: string }) =>
    `${countedImages(count)}, median and middle half of the runs, against step budget`,
  median: 'Median',
  middleHalf: 'Middle half',
  runs: 'Runs',
  none: ({ steps: count }: { steps: string }) =>
    `${countedSteps(count)}: not measured yet. Every stop is measured while the page rests.`,
  took: (now: { steps: string; count: string; time: string; runs: string }) =>
    `With ${countedSteps(now.steps)}, ${countedImages(now.count)} took ${now.time} here (${plural(now.runs, '1 run', `median of ${now.runs} runs`)}).`,
  infiniteTakes: ({ factor }: { factor: string }) => `∞ takes ${factor} times as long.`,
  timesOneStep: ({ factor }: { factor: string }) => `That is ${factor} times one step.`,
  tooShort: ({ steps: count }: { steps: string }) =>
    `${countedSteps(count)}: too short for this browser’s coarse clock.`,
};

export const quality = {
  title: 'Distance to real pictures',
  unit: 'FID-proxy with 95 % intervals, lower is better, against step budget',
  unitAt: ({ guidance }: { guidance: string }) =>
    `FID-proxy with 95 % intervals, lower is better, against step budget; the curves at guidance ${guidance}`,
  series: {
    dial: 'The dial, multistep consistency',
    specialist: 'Specialists, one network per budget',
  },
  /** For the heads of the table, which must fit side by side on a phone. */
  heads: { dial: 'Dial', specialist: 'Specialist', live: 'Live, images' },
  /** As `subject` of `scores`. */
  subjects: {
    dial: 'the dial',
    specialist: 'the specialist',
  },
  live: 'Live, this page',
  floor: ({ proxy }: { proxy: string }) => `Real against real, ${proxy}`,
  scores: (now: {
    steps: string;
    subject: string;
    proxy: string;
    samples: string;
    /** Times the dial's at ∞. */
    factor: string | null;
    floor: string | null;
  }) => {
    const relative = now.factor === null ? '' : `, ${now.factor} times the dial’s at ∞`;
    const floor = now.floor === null ? '' : `; real pictures against real ones give ${now.floor}`;
    return `With ${countedSteps(now.steps)} ${now.subject} has FID-proxy ${now.proxy} (${now.samples} samples)${relative}${floor}.`;
  },
  liveScores: (live: { count: string; proxy: string; low: string; high: string }) =>
    `The ${live.count} images made here so far give ${live.proxy} (95 % interval ${live.low} to ${live.high}).`,
  tooFew: ({ count }: { count: string }) => `The ${count} images made here so far are too few for an estimate.`,
  none: 'No figure for this budget and sampler yet.',
};

export const frontier = {
  title: 'Quality against time',
  unit: ({ count }: { count: string }) =>
    `FID-proxy against the time for ${countedImages(count)} on this device; the lower left is best`,
  unitAt: ({ count, guidance }: { count: string; guidance: string }) =>
    `FID-proxy at guidance ${guidance} against the time for ${countedImages(count)} on this device; the lower left is best`,
  names: { dial: 'Dial', specialist: 'Specialist' },
  place: ({ name, steps: budget }: { name: string; steps: string }) => `${name}, ${budget}`,
  pointName: ({ place, time, proxy }: PointFigures) => `${place}: ${time}, FID-proxy ${proxy}`,
  pointBorrowed: ({ place, time, proxy }: PointFigures) =>
    `${place}: ${time} by runs of as many steps, FID-proxy ${proxy}`,
  none: 'Nothing is timed here yet. Points appear while the page rests and measures.',
  tooSlow: (fastest: PointTold & { limit: string }) =>
    `Nothing measured is ready within ${fastest.limit}. The fastest, ${countedSteps(fastest.steps)} of ${fastest.subject}, takes ${fastest.time} for FID-proxy ${fastest.proxy}.`,
  best: (best: PointTold & { limit: string }) =>
    `Within ${best.limit}, ${countedSteps(best.steps)} of ${best.subject} ${plural(best.steps, 'is', 'are')} best: FID-proxy ${best.proxy} in ${best.time}.`,
  asGood: (faster: PointTold) =>
    `Faster, and perhaps as good: ${countedSteps(faster.steps)} of ${faster.subject}, ${faster.proxy} in ${faster.time}; the difference may be chance.`,
  limit: 'Time limit',
  own: 'Other, in ms',
  ownRange: ({ most }: { most: string }) => `A whole number from 1 to ${most}`,
  points: 'Points of the chart',
  hint: 'Rest on a point to see its pictures; click to stay there. Arrow keys walk along the curves.',
  along: ({ title }: { title: string }) => `Steps, ${title}`,
  spoken: ({ steps: budget, value }: { steps: string; value: string }) => `${budget}: ${value}`,
  point: 'Point',
  time: 'Time',
  runs: 'Runs',
  borrowed: 'of others',
  legend: {
    front: 'Nothing is both faster and better',
    borrowed: 'Hollow: timed by other runs of as many steps',
    now: 'Where the dial stands',
    best: 'Best within the limit',
  },
};

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
