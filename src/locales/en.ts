/**
 * Every word of the page, in English: the catalogue that the other languages translate.
 *
 * One section for each part of the page. A text with values in it is a function of one object; a plural is decided in the
 * function, by each language itself. Numbers arrive formatted.
 */
import type { AtBudget } from './at-budget.ts';

const plural = (count: string, one: string, many: string): string => (count === '1' ? one : many);
const steps = (count: string): string => `${count} ${plural(count, 'step', 'steps')}`;
const images = (count: string): string => `${count} ${plural(count, 'image', 'images')}`;
const pictures = (count: string): string => `${count} ${plural(count, 'picture', 'pictures')}`;

export const en = {
  /** How numbers are written: BCP 47. */
  locale: 'en',
  /** The mark before the decimals. */
  decimal: '.',
  /** Between two sentences. */
  gap: ' ',
  page: {
    title: 'StepDial: what a sampling step buys',
    question: 'What does a sampling step buy?',
    lede: 'A small neural network draws pictures in your browser. The dial sets how many times it may look at each one.',
  },
  header: {
    language: 'Language',
    languageOfSystem: 'System',
    languageMissing: ({ name }: { name: string }) => `${name} could not be loaded; the page stays in English.`,
    colours: 'Colours',
    themes: { auto: 'System', light: 'Light', dark: 'Dark' },
  },
  samplers: { multistep: 'Multistep consistency', ddim: 'DDIM', stochastic: 'Stochastic consistency' },
  model: 'Model',
  captions: {
    region: 'Caption',
    label: 'Draw',
    surprise: 'Surprise me',
    examples: 'Captions to try',
    suggestions: 'Suggestions',
    suggested: ({ count }: { count: string }) =>
      `${count} ${plural(count, 'suggestion', 'suggestions')}, reached with the arrow keys`,
    none: 'No caption: the pictures are of the examples, in turn.',
    unreadable: 'The model reads letters a to z and digits; there are none here.',
    knownWord: 'The model knows this word.',
    knownWords: 'The model knows all these words.',
    readAs: 'Read as:',
    quoted: ({ text }: { text: string }) => `“${text}”`,
    unknownWord: ({ word }: { word: string }) =>
      `· made of pieces: ${word}, which is not in the model’s vocabulary: expect a guess.`,
    unknownWords: ({ words }: { words: string }) =>
      `· made of pieces: ${words}, which are not in the model’s vocabulary: expect a guess.`,
    noSuggestions: 'There are no suggestions.',
    allTheSame: 'Captions work all the same.',
  },
  dial: {
    label: 'Step budget',
    steps: ({ count }: { count: string }) => steps(count),
    unit: ({ count }: { count: string }) => plural(count, 'step', 'steps'),
    infinite: ({ count }: { count: string }) => `infinitely many steps, run as ${count}`,
    runAs: ({ count }: { count: string }) => `run as ${count}`,
    noise: 'noise',
    picture: 'picture',
    sampling: ({ count }: { count: string }) => `Sampling in ${steps(count)}`,
  },
  gauges: {
    time: ({ count }: { count: string }) => `Time, ${images(count)}`,
    here: ({ runs }: { runs: string }) => `here, median of ${runs}`,
    notYet: 'not measured yet',
    proxy: 'FID-proxy',
    samples: ({ count }: { count: string }) => `${count} samples`,
    samplesAt: ({ count, guidance }: { count: string; guidance: string }) => `${count} samples, guidance ${guidance}`,
    fetching: 'being fetched',
    none: 'not measured',
  },
  pictures: {
    region: 'Pictures',
    none: 'No pictures yet',
    ready: ({ steps: count }: { steps: string }) => `The pictures in ${steps(count)} are ready.`,
    ofClasses: ({ count }: { count: string }) => `${pictures(count)} of all classes in turn`,
    ofClass: ({ count, name }: { count: string; name: string }) => `${pictures(count)} of class ${name}`,
    ofCaption: ({ count, caption }: { count: string; caption: string }) => `${pictures(count)} of “${caption}”`,
    ofExamples: ({ count }: { count: string }) => `${pictures(count)} of the model’s examples in turn`,
    how: ({ what, sampler, steps: count, seed }: { what: string; sampler: string; steps: string; seed: string }) =>
      `${what}: ${sampler}, ${steps(count)}, seed ${seed}`,
    preview: ({ words }: { words: string }) => `${words} (preview)`,
    one: ({ number }: { number: string }) => `Picture ${number}`,
    oneOfClass: ({ number, name }: { number: string; name: string }) => `Picture ${number}, class ${name}`,
    oneOfCaption: ({ number, caption }: { number: string; caption: string }) => `Picture ${number}, ${caption}`,
    noCaption: 'no caption',
    follow: 'Picture to follow',
    showWay: ({ picture }: { picture: string }) => `${picture}: show its way`,
  },
  strip: {
    title: ({ number, steps: count }: { number: string; steps: string }) =>
      `Picture ${number} in ${steps(count)}, from noise to picture.`,
    oneStep: 'One look at pure noise, one guess: the picture.',
    beliefs: 'What the network believes the clean picture to be, at the start of each step; the last is the picture.',
    some: ({ shown, steps: count }: { shown: string; steps: string }) => `${shown} of the ${count} steps are shown.`,
    frame: ({ step, time }: { step: string; time: string }) => `Step ${step}, t = ${time}`,
  },
  status: {
    sampling: 'Sampling…',
    samplingStep: ({ hop, hops }: { hop: string; hops: string }) => `Sampling, step ${hop} of ${hops}`,
    measuring: ({ steps: count }: { steps: string }) => `Measuring ${steps(count)}…`,
    measuringLive: ({ count, steps: budget }: { count: string; steps: string }) =>
      `Measuring… ${count} images at ${steps(budget)}`,
    stopped: ({ hop, hops }: { hop: string; hops: string }) => `Stopped at step ${hop} of ${hops}`,
    resting: 'At rest',
    measuringStopped: 'Measuring is stopped',
    stop: 'Stop',
    sampleAgain: 'Sample again',
    goOn: 'Go on measuring',
  },
  engine: {
    loading: 'Loading the model',
    loadingSoon: 'Loading the model…',
    loadingSize: ({ name, size }: { name: string; size: string }) => `Loading ${name}, ${size}…`,
    loaded: ({ name, loaded, total }: { name: string | null; loaded: string; total: string }) =>
      `Loading ${name ?? 'the model'} · ${loaded} of ${total}`,
    startingDownloaded: ({ size }: { size: string }) => `Starting the engine… ${size} downloaded`,
    startingCached: ({ size }: { size: string }) => `Starting the engine… ${size} from cache`,
    notLoaded: 'The model is not loaded.',
    cancel: 'Cancel',
    load: 'Load the model',
    loadSize: ({ name, size }: { name: string; size: string }) => `Load ${name}, ${size}`,
    runsOn: 'Runs on',
    software: '(software, no GPU)',
    stop: '.',
    downloaded: ({ size }: { size: string }) => `Model ${size}, downloaded.`,
    cached: ({ size }: { size: string }) => `Model ${size}, from cache.`,
    refused: ({ backend }: { backend: string }) => `Not ${backend}:`,
  },
  /** Each is followed by the engine's own sentence, in English: there it says what to do, here the others must. */
  problem: {
    network: 'The model could not be fetched.',
    weights: 'The model’s files are damaged.',
    manifest: 'The model’s description is not valid.',
    backend: 'Nothing in this browser could run the network.',
    'device-lost': 'The GPU went away.',
    run: 'Sampling failed.',
    protocol: 'Page and engine do not understand each other.',
    tryAgain: 'Try again',
  },
  controls: {
    region: 'Settings',
    sampler: 'Sampler',
    seed: 'Seed',
    seedRange: ({ most }: { most: string }) => `A whole number from 0 to ${most}`,
    newSeed: 'New seed',
    images: 'Images',
    class: 'Class',
    mixed: 'Mixed',
    guidance: 'Guidance',
    unguided: ({ value }: { value: string }) => `${value}, unguided`,
    ownGuidance: ({ value }: { value: string }) => `${value}, the default`,
    guidanceHint: 'Higher: closer to the caption, and less varied',
    backend: 'Backend',
    best: 'Best available',
    specialists: 'Use the network trained for one budget alone, where there is one',
    specialistsNow: ({ budgets, network }: { budgets: string; network: string }) =>
      `(${budgets} steps; now: ${network})`,
  },
  charts: {
    failed: 'The charts could not be loaded.',
    failedRest: 'The dial works without them.',
    reload: 'Load the page again',
    table: 'The figures as a table',
    steps: 'Steps',
    curvesMissing: 'The curves are missing.',
  },
  time: {
    title: 'Time on this device',
    unit: ({ count }: { count: string }) => `${images(count)}, median and middle half of the runs, against step budget`,
    median: 'Median',
    middleHalf: 'Middle half',
    runs: 'Runs',
    none: ({ steps: count }: { steps: string }) =>
      `${steps(count)}: not measured yet. Every stop is measured while the page rests.`,
    took: (now: { steps: string; count: string; time: string; runs: string }) =>
      `With ${steps(now.steps)}, ${images(now.count)} took ${now.time} here (${plural(now.runs, '1 run', `median of ${now.runs} runs`)}).`,
    infiniteTakes: ({ factor }: { factor: string }) => `∞ takes ${factor} times as long.`,
    timesOneStep: ({ factor }: { factor: string }) => `That is ${factor} times one step.`,
  },
  quality: {
    title: 'Distance to real pictures',
    unit: 'FID-proxy with 95 % intervals, lower is better, against step budget',
    unitAt: ({ guidance }: { guidance: string }) =>
      `FID-proxy with 95 % intervals, lower is better, against step budget; the curves at guidance ${guidance}`,
    series: {
      dial: 'The dial, multistep consistency',
      ddim: 'DDIM, ∞ network',
      stochastic: 'Stochastic consistency',
      specialist: 'Specialists, one network per budget',
    },
    /** For the heads of the table, which must fit side by side on a phone. */
    heads: { dial: 'Dial', ddim: 'DDIM', stochastic: 'Stochastic', specialist: 'Specialist', live: 'Live, images' },
    /** As `subject` of `scores`. */
    subjects: {
      dial: 'the dial',
      ddim: 'plain DDIM',
      stochastic: 'stochastic consistency sampling',
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
      return `With ${steps(now.steps)} ${now.subject} has FID-proxy ${now.proxy} (${now.samples} samples)${relative}${floor}.`;
    },
    liveScores: (live: { count: string; proxy: string; low: string; high: string }) =>
      `The ${live.count} images made here so far give ${live.proxy} (95 % interval ${live.low} to ${live.high}).`,
    tooFew: ({ count }: { count: string }) => `The ${count} images made here so far are too few for an estimate.`,
    none: 'No figure for this budget and sampler yet.',
  },
  footnote: {
    data: 'Data:',
    weights: 'Weights:',
    more: 'More about this model',
    training: 'Training:',
    source: 'Source of the data:',
  },
  posters: {
    made: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · made on this device`,
    making: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · being made on this device`,
    inAdvance: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · made in advance`,
    standIn: ({ steps: count, seed }: OfRun) => `Sample pictures made in advance: ${steps(count)}, seed ${seed}`,
    /** Of the pictures, for screen readers; `what` is their name. */
    name: ({ what }: { what: string }) => `${what} (made in advance)`,
    waiting: 'The dial shows pictures made in advance.',
    noEngine: 'Nothing is sampled here now: the dial shows pictures made in advance.',
  },
  story: {
    failed: 'The article could not be loaded.',
    failedRest: 'The dial works without it.',
    reload: 'Load the page again',
    stepHead: 'What a step is',
    step: 'Every picture starts as pure noise. One *step* is one run of a network: it looks at the noisy picture, names the clean one it expects, and the picture is moved towards that; the last step goes all the way. Where the noise hides nearly everything, many pictures could lie beneath it, and a network trained to remove noise names their average: a blur. So the plain sampler, [DDIM](ddim), must take small steps and look again after each.',
    stepFigures: ({ ddim }: { ddim: readonly AtBudget[] }) =>
      `In FID-proxy, where lower is better, this model’s DDIM scores ${ddim.map(({ value, steps: count }) => `**${value}** in ${steps(count)}`).join(' and ')}.`,
    consistencyHead: 'What a consistency model changes',
    consistency:
      'Ever smaller steps trace a path: each noise has its own, and it leads to one picture. A [consistency model](consistency) learns to name the end of the path from anywhere on it, so that in principle one step is enough. [Multistep consistency](multistep) asks for less. Time is cut into as many segments as there are steps, and the network need only reach the end of the segment it is in. One segment is a consistency model; with ever more of them it becomes diffusion.',
    idealHead: 'What the figure leaves out',
    ideal:
      'In the figure a picture is two numbers, and both networks are perfect. The ideal denoiser of this cloud is a formula, and the ideal consistency function is the path itself, computed live; so even a single hop of it lands exactly. A real network is of finite size and has learnt from examples. It does not land exactly, and the longer the segment, the harder the task. The dial shows what that costs.',
    dialHead: 'What the dial means',
    dial: 'The dial sets the number of steps, and so of segments. ∞ stands for the limit, ordinary diffusion, run as 256 steps. The authors of multistep consistency train a network for each budget; here one network serves the whole dial and is told the budget, unless you choose specialists in the settings. A seed is the same noise at every stop: what differs is the steps’ doing.',
    dialFigures: ({ dial }: { dial: readonly AtBudget[] }) =>
      `The dial’s FID-proxy: ${dial.map(({ value, steps: count }) => `**${value}** in ${steps(count)}`).join(', ')}.`,
    timeHead: 'How time is measured',
    time: 'On your device, in this tab, from the first step until the pictures are back in memory; the figure is the median of the runs. The first run of each kind, which compiles, and runs that showed previews are left out. It tells nothing about other devices, and other work on yours shows in the spread.',
    timeFigures: ({ images, runs, now, one }: { images: string; runs: string; now: AtBudget; one: AtBudget | null }) =>
      `Here ${images === '1' ? '1 image' : `${images} images`} took **${now.value}** in ${steps(now.steps)} (${runs === '1' ? '1 run' : `median of ${runs} runs`})${one ? ` and **${one.value}** in 1 step` : ''}.`,
    timeUnknown: 'Not measured here yet: that happens while the page rests.',
    qualityHead: 'How quality is measured',
    quality:
      'FID-proxy is built like [FID](fid): a second network turns pictures into features, one Gaussian is fitted to those of generated pictures and one to those of real ones, and the score is the Fréchet distance between the two. FID uses the features of one well-known network. Here a small one is used, trained on the same data as the model, so the two must not be compared.',
    qualityFigures: ({ floor, count, kid }: { floor: string; count: string; kid: AtBudget }) =>
      `Real pictures against real ones score **${floor}**: the floor. Each point of the curves stands for **${count}** samples, since with few of them the distance [comes out too large](kid). KID, a distance without that bias, is **${kid.value}** for the dial in ${steps(kid.steps)}.`,
    classFigures: ({ now, real }: Asked) =>
      `The same network judges whether a picture shows the class that was asked for: in ${steps(now.steps)} **${now.value}** of the dial’s do, of real ones **${real}**.`,
    captionFigures: ({ now, real }: Asked) =>
      `The same network has learnt captions, too, and judges whether a picture shows what was asked for: its own caption must fit it better than 31 others drawn at random. In ${steps(now.steps)} that is so for **${now.value}** of the dial’s, of real ones for **${real}**.`,
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
  },
  embed: {
    title: 'StepDial: pictures in a chosen number of sampling steps',
    invitation:
      'A small neural network draws pictures here, in your browser. The dial sets how many times it may look at each one.',
    start: ({ size }: { size: string | null }) => (size === null ? 'Start' : `Start, ${size}`),
    open: 'StepDial: open this on its own page, in a new tab',
    queued: 'Waiting for another StepDial on this device…',
  },
  frontier: {
    title: 'Quality against time',
    unit: ({ count }: { count: string }) =>
      `FID-proxy against the time for ${images(count)} on this device; the lower left is best`,
    unitAt: ({ count, guidance }: { count: string; guidance: string }) =>
      `FID-proxy at guidance ${guidance} against the time for ${images(count)} on this device; the lower left is best`,
    names: { dial: 'Dial', ddim: 'DDIM', stochastic: 'Stochastic consistency', specialist: 'Specialist' },
    place: ({ name, steps: budget }: { name: string; steps: string }) => `${name}, ${budget}`,
    pointName: ({ place, time, proxy }: PointFigures) => `${place}: ${time}, FID-proxy ${proxy}`,
    pointBorrowed: ({ place, time, proxy }: PointFigures) =>
      `${place}: ${time} by runs of as many steps, FID-proxy ${proxy}`,
    none: 'Nothing is timed here yet. Points appear while the page rests and measures.',
    tooSlow: (fastest: PointTold & { limit: string }) =>
      `Nothing measured is ready within ${fastest.limit}. The fastest, ${steps(fastest.steps)} of ${fastest.subject}, takes ${fastest.time} for FID-proxy ${fastest.proxy}.`,
    best: (best: PointTold & { limit: string }) =>
      `Within ${best.limit}, ${steps(best.steps)} of ${best.subject} ${plural(best.steps, 'is', 'are')} best: FID-proxy ${best.proxy} in ${best.time}.`,
    asGood: (faster: PointTold) =>
      `Faster, and perhaps as good: ${steps(faster.steps)} of ${faster.subject}, ${faster.proxy} in ${faster.time}; the difference may be chance.`,
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
    compare: {
      pin: 'Pin for comparison',
      unpin: 'Unpin',
      how: 'Comparison',
      ways: { beside: 'Side by side', wipe: 'Wipe', difference: 'Difference' },
      pinned: 'Pinned',
      now: 'Now',
      divider: 'Divider between the pinned pictures and those of the dial',
      dividerAt: ({ percent, pinned, turned }: { percent: string; pinned: string; turned: string }) =>
        `${percent} % ${pinned}, the rest ${turned}`,
      same: 'Both are the same: turn the dial or choose another sampler.',
      waiting: 'The pictures to compare are not there yet.',
      making: ({ hop, hops }: { hop: string; hops: string }) => `Sampling the pinned pictures, step ${hop} of ${hops}`,
      differenceName: ({ pinned, turned }: { pinned: string; turned: string }) =>
        `Absolute difference between “${pinned}” and “${turned}”, pixel by pixel`,
      amplified: ({ factor }: { factor: string }) => `Absolute difference per pixel, shown ${factor} times as large`,
      mean: ({ value, percent }: { value: string; percent: string }) => `Mean: **${value}** of 255 (${percent} %)`,
      scale: 'Scale',
      orMore: ({ value }: { value: string }) => `${value} or more`,
    },
  },
  share: {
    title: 'Share',
    close: 'Close',
    link: 'Link to this view',
    linkHint: 'It opens the page with the same settings, and so with the same pictures.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'The browser does not allow copying. The text is selected: copy it yourself.',
    send: 'Send…',
    embed: 'Put it in a page',
    element: 'One line, with a small script; its height follows the content',
    frame: 'A plain frame, without a script',
    files: 'Download',
    formats: {
      png: 'the pictures, pixel for pixel',
      png8: 'the pictures, 8 times as large',
      csv: 'every figure, as a table',
      json: 'figures, settings and pictures',
    },
    filesHint: 'Each file says what made it: model, seed, device, versions.',
    noFiles: 'As soon as the page knows the model.',
    noPictures: 'Pictures can be downloaded once they are finished.',
    saved: ({ name }: { name: string }) => `${name} is in your downloads.`,
    notSaved: 'The file could not be made. Try again, or load the page again.',
    notices: {
      unknownLink: 'This link is of another version of the page, so everything is set to its default.',
      dismiss: 'Close this notice',
      update: 'A new version is ready.',
      reload: 'Reload',
      later: 'Later',
      unknownModel: ({ model }: { model: string }) => `There is no model “${model}” here, so the page shows the default one.`,
    },
  },
  embedCode: {
    leavesOut: 'An embed is one dial with its one network: specialists and the comparison stay on this page.',
  },
};

/** The part of pictures that show what was asked for. */
interface Asked {
  now: AtBudget;
  real: string;
}

interface OfRun {
  /** 4, or ∞. */
  steps: string;
  seed: string;
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

export type Messages = typeof en;
