/** The status line, the engine line and what is said when something fails, in English. */
import { countedSteps } from './counted.ts';

export const status = {
  sampling: 'Sampling…',
  samplingStep: ({ hop, hops }: { hop: string; hops: string }) => `Sampling, step ${hop} of ${hops}`,
  measuring: ({ steps: count }: { steps: string }) => `Measuring ${countedSteps(count)}…`,
  measuringLive: ({ count, steps: budget }: { count: string; steps: string }) =>
    `Measuring… ${count} images at ${countedSteps(budget)}`,
  stopped: ({ hop, hops }: { hop: string; hops: string }) => `Stopped at step ${hop} of ${hops}`,
  resting: 'At rest',
  measuringStopped: 'Measuring is stopped',
  stop: 'Stop',
  sampleAgain: 'Sample again',
  goOn: 'Go on measuring',
};

export const engine = {
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
};

/** Each is followed by the engine's own sentence, in English: there it says what to do, here the others must. */
export const problem = {
  network: 'The model could not be fetched.',
  weights: 'The model’s files are damaged.',
  manifest: 'The model’s description is not valid.',
  backend: 'Nothing in this browser could run the network.',
  'device-lost': 'The GPU went away.',
  run: 'Sampling failed.',
  protocol: 'Page and engine do not understand each other.',
  tryAgain: 'Try again',
};
