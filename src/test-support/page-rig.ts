/** A page without a browser for tests: its own store, the run controller, and a worker that takes its time. */

import type { ModelManifest } from '../package/manifest.ts';
import type { Environment } from '../session/environment.ts';
import { RunController } from '../session/run-controller.ts';
import { STANDARD_STOPS } from '../session/stops.ts';
import { createPageStore, type PageState } from '../session/store.ts';
import { EngineClient } from '../worker/client.ts';
import { SlowWorker, type WorkerScript } from './slow-worker.ts';
import { testManifest } from './test-package.ts';

/** A model of ten classes with the usual stops. */
export const tenClasses: ModelManifest = {
  ...testManifest(),
  classes: Array.from({ length: 10 }, (_, i) => String(i)),
  budgets: { finite: STANDARD_STOPS.slice(0, -1), infinite: 256 },
};

export interface PageRig extends WorkerScript {
  store: ReturnType<typeof createPageStore>;
  client: EngineClient;
  controller: RunController;
  /** What the page answers; a test may change it at any time. */
  environment: Environment;
}

/** A page that has not been started. It has no locks, no curves, and captions of three animals. */
export function pageRig(manifest: ModelManifest = tenClasses, changes: Partial<Environment> = {}): PageRig {
  const store = createPageStore();
  const script: WorkerScript = {
    manifest,
    failure: () => null,
    failureKind: 'run',
    trajectories: false,
    runs: [],
    opened: 0,
    device: '',
    alive: 0,
    lose: () => undefined,
  };
  const environment: Environment = {
    visible: () => true,
    mayRun: () => true,
    measures: () => true,
    showsTrajectory: () => true,
    locks: undefined,
    loadManifest: () => Promise.resolve(script.manifest),
    loadCaptions: () =>
      Promise.resolve({ pieces: new Set(['cat']), suggestions: ['cat', 'dog'], draws: ['cat', 'dog', 'owl'] }),
    loadCurves: () => Promise.reject(new Error('no curves here')),
    loadQuality: () => Promise.reject(new Error('no curves here')),
    ...changes,
  };
  // Read at each call, so that a test can change the answers.
  const live: Environment = {
    ...environment,
    visible: () => environment.visible(),
    mayRun: () => environment.mayRun(),
    measures: () => environment.measures(),
    showsTrajectory: () => environment.showsTrajectory(),
  };
  const client = new EngineClient(() => new SlowWorker(script));
  return Object.assign(script, { store, client, environment, controller: new RunController(client, store, live) });
}

/** The budget whose pictures are shown, from the pictures themselves. */
export const shownSteps = ({ store }: PageRig): number | undefined => stepsOf(store.getState().shown);
export const pinnedSteps = ({ store }: PageRig): number | undefined => stepsOf(store.getState().pinned);
const stepsOf = (shown: PageState['shown']): number | undefined => shown?.images.data[0];

/** The budgets of the runs so far, in order. */
export const ranSteps = ({ runs }: PageRig): number[] => runs.map(({ spec }) => spec.steps);
