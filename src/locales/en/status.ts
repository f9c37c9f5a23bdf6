/** What the page is doing, what runs the model, and what went wrong, in English. */
import { countedImages, countedSteps } from './counted.ts';

export const status = {
  sampling: 'Sampling…',
  samplingStep: ({ hop, hops }: { hop: string; hops: string }) => `Sampling, step ${hop} of ${hops}`,
  measuring: ({ steps }: { steps: string }) => `Measuring ${countedSteps(steps)}…`,
  measuringLive: ({ count, steps }: { count: string; steps: string }) =>
    `Measuring quality: ${countedImages(count)} in ${countedSteps(steps)}…`,
  stopped: ({ hop, hops }: { hop: string; hops: string }) => `Stopped at step ${hop} of ${hops}`,
  resting: 'Idle',
  measuringStopped: 'Measuring stopped',
  stop: 'Stop',
  sampleAgain: 'Sample again',
  goOn: 'Resume measuring',
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
  refused: ({ backend }: { backend: string }) => `${backend} is not used:`,
};

/**
 * The engine's own message follows each of these, in English. In English it says what to do, so these need not; in the other
 * languages these have to.
 */
export const problem = {
  network: 'The model could not be downloaded.',
  code: 'A part of this page could not be loaded.',
  weights: 'The model’s files are damaged.',
  manifest: 'The model’s description is not valid.',
  backend: 'No backend of this browser could run the network.',
  'device-lost': 'The connection to the GPU was lost.',
  ended: 'The browser ended the engine, perhaps to save memory.',
  run: 'Sampling failed.',
  protocol: 'The page and its engine are of different versions.',
  tryAgain: 'Try again',
};
