/**
 * Every word of the page, in English: the catalogue that the other languages translate.
 *
 * One section for each part of the page. A text with values in it is a function of one object; a plural is decided in the
 * function, by each language itself. Numbers arrive formatted.
 */
const plural = (count: string, one: string, many: string): string => (count === '1' ? one : many);
const steps = (count: string): string => `${count} ${plural(count, 'step', 'steps')}`;
const images = (count: string): string => `${count} ${plural(count, 'image', 'images')}`;
const pictures = (count: string): string => `${count} ${plural(count, 'picture', 'pictures')}`;

export const en = {
  /** How numbers are written: BCP 47. */
  locale: 'en',
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
  explanation: {
    region: 'What a step budget is',
    before: 'Every picture starts as pure noise. One',
    step: 'step',
    after: ({ steps: count }: { steps: string }) =>
      `is one run of the network: it looks at the noisy picture, names the clean one it believes in, and moves part of the way there. With a budget of one it must guess everything at once; with more it can correct itself. ∞ stands for the limit, ordinary diffusion, run here in ${count} steps. All budgets use one network, which is told the budget, and the same noise.`,
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
    title: 'About the figures',
    proxy: 'FID-proxy',
    proxyIs:
      'is a Fréchet distance between generated and real pictures, in the features of a small network trained on the same data. It is not the FID of the literature, which uses another network, and the two must not be compared. Lower is better; the floor is what two sets of real pictures score against each other.',
    curves: ({ count }: { count: string }) => `The curves come with the model: ${count} samples for each point.`,
    live: 'The live figure uses only pictures made on this page and is adjusted to the same sample count.',
    captions: 'Their captions are drawn as training drew them.',
    time: 'Time',
    timeIs:
      'is measured on this device, in this tab, from the first step until the pictures are back in memory. The first run of each kind, which compiles, and runs that showed previews are left out. Other work on the machine shows in the bars.',
    data: 'Data:',
    weights: 'Weights:',
  },
  posters: {
    made: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · made on this device`,
    making: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · being made on this device`,
    inAdvance: ({ steps: count, seed }: OfRun) => `${steps(count)}, seed ${seed} · made in advance`,
    standIn: ({ steps: count, seed }: OfRun) => `Sample pictures made in advance: ${steps(count)}, seed ${seed}`,
    /** Of the pictures, for screen readers; `what` is their name. */
    name: ({ what }: { what: string }) => `${what} (made in advance)`,
    waiting: 'The dial already works, with pictures made in advance.',
    noEngine: 'Nothing is sampled here now: the dial shows pictures made in advance.',
  },
};

interface OfRun {
  /** 4, or ∞. */
  steps: string;
  seed: string;
}

export type Words = typeof en;
