/** Uses the time while the reader is idle: makes the pictures of the other stops and measures, one run after the other. */
import type { RunOutputs } from '../core/types.ts';
import type { Environment } from './environment.ts';
import type { Measuring } from './measuring.ts';
import type { IdleJob } from './measuring-plan.ts';
import type { PictureRuns } from './picture-runs.ts';
import type { RunCache } from './run-cache.ts';
import type { RunOutcome, RunSlot } from './run-slot.ts';
import type { PageStore } from './store.ts';

/** How long the reader must be idle before the first run. */
const REST_MS = 500;
/** Pause between two idle runs, which leaves the main thread and the GPU to the rest of the machine. */
const IDLE_GAP_MS = 40;

interface IdleParts {
  store: PageStore;
  slot: RunSlot;
  cache: RunCache;
  measuring: Measuring;
  pictures: PictureRuns;
  environment: Environment;
}

export class IdleRuns {
  readonly #parts: IdleParts;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: IdleParts) {
    this.#parts = parts;
  }

  /** Begin after `ms` without another call, and go on until there is nothing left to do. */
  schedule(ms = REST_MS): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#runNext(), ms);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  async #runNext(): Promise<void> {
    if (!this.#mayBegin()) return;
    const { store, slot, cache, measuring, pictures, environment } = this.#parts;
    const job = measuring.next();
    if (job === null) {
      store.setState({ activity: { kind: 'resting' } });
      return;
    }
    const { spec } = job;
    const livePictures = measuring.livePictures(job);
    const reported = environment.measures();
    const onTurn = () =>
      store.setState({ activity: reported ? { kind: 'measuring', spec, livePictures } : { kind: 'resting' } });
    const takeBack = measuring.begin(job);
    // The first run of a stop also fetches the trajectory, so that the reader need not wait for it there.
    const image = pictures.tracked(spec);
    const first = job.kind === 'latency' && image !== undefined && cache.trajectory(spec, image) === undefined;
    const outputs = { previewEveryMs: 0, features: measuring.isFair(job), ...(first && { trajectoryOf: image }) };
    const outcome = await slot.run(spec, outputs, true, { onTurn });
    if (outcome.kind === 'aborted' || outcome.kind === 'preempted') takeBack();
    this.#finish(job, outputs, outcome);
  }

  #mayBegin(): boolean {
    const { store, slot, environment } = this.#parts;
    const { engine, activity, measuringAllowed, runError } = store.getState();
    const wanted = engine.status === 'ready' && measuringAllowed && runError === null && activity.kind !== 'stopped';
    return wanted && slot.running === undefined && environment.mayRun() && environment.visible();
  }

  #finish(job: IdleJob, outputs: RunOutputs, outcome: RunOutcome): void {
    const { store, measuring, pictures } = this.#parts;
    switch (outcome.kind) {
      case 'aborted':
        return;
      case 'preempted':
        store.setState({ activity: { kind: 'resting' } });
        this.schedule();
        return;
      case 'failed':
        // Nobody asked for this run, so its failure is no news to the reader. The next one may still work.
        console.warn('StepDial: an idle run failed', outcome.error.message);
        measuring.failed(job, outputs.features);
        store.setState({ activity: { kind: 'resting' } });
        this.schedule(IDLE_GAP_MS);
        return;
      case 'done':
        measuring.add(job.spec, outcome.result, job.kind === 'latency');
        if (outcome.result.featuresError !== undefined) measuring.failed(job, true);
        // Nobody can ask for the pictures of a live batch.
        if (job.kind === 'latency') pictures.keep(job.spec, outcome.result, outputs.trajectoryOf);
        this.schedule(IDLE_GAP_MS);
        return;
      default:
        outcome satisfies never;
    }
  }
}
