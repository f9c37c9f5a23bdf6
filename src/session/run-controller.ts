/** Decides what the engine runs next: the pictures the reader wants, at once; else what is worth measuring. */

import { BACKEND_NAMES } from '../core/backends.ts';
import type { Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import { type EngineClient, EngineFailure, type EngineState, RunAborted, type RunOptions } from '../worker/client.ts';
import { settingsFor } from './curve-point.ts';
import { Measuring } from './measuring.ts';
import { modelUrl } from './model-url.ts';
import { PackageLoader, type PackageParts } from './package-loader.ts';
import { RunCache } from './run-cache.ts';
import { type Locks, Preempted, withRunLock, withRunLockIfFree } from './run-lock.ts';
import { pictureKey, specFor } from './run-specs.ts';
import type { Settings } from './settings.ts';
import { STOPS } from './stops.ts';
import { type Activity, type PageState, type PageStore, trackedImage } from './store.ts';

/** How long the reader must rest before the page measures. */
const REST_MS = 500;
/** Between two idle runs: leaves the main thread and the GPU to the rest of the machine. */
const IDLE_GAP_MS = 40;
const PREVIEW_MS = 150;
/** Progress reaches the page at most this often. */
const PROGRESS_MS = 40;

export interface Environment extends PackageParts {
  /** Whether idle work is of use now. */
  visible: () => boolean;
  /** Whether anything shows what is measured; else idle work only fills in the pictures of the other stops, and says nothing. */
  measures: () => boolean;
  /** Whether anything at all may run now. */
  mayRun: () => boolean;
  /** Shared by the tabs and frames of this site; undefined where the browser has none. */
  locks: Locks | undefined;
}

interface LockedRun {
  wish: RunOutputs;
  /** The run begins. */
  onTurn: () => void;
  /** It has to wait for another tab or frame. */
  onWait?: () => void;
}

/** Settings that no run depends on. */
const SETTINGS_WITHOUT_RUN = [
  'theme',
  'language',
  'comparison',
  'limit',
] as const satisfies readonly (keyof Settings)[];

/** Progress as often as the page can use it, and always its end. */
function paced(tell: (hop: number, hops: number) => void): (hop: number, hops: number) => void {
  let last = performance.now();
  return (hop, hops) => {
    if (performance.now() - last < PROGRESS_MS && hop < hops) return;
    last = performance.now();
    tell(hop, hops);
  };
}

export class RunController {
  readonly #client: EngineClient;
  readonly #store: PageStore;
  readonly #environment: Environment;
  readonly #package: PackageLoader;
  #unsubscribe: (() => void)[] = [];
  #running: { key: string; idle: boolean; controller: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #cache = new RunCache();
  readonly #measuring: Measuring;
  /** A run for the reader's pictures waits until something may run. */
  #deferred = false;

  constructor(client: EngineClient, store: PageStore, around: Environment) {
    this.#client = client;
    this.#store = store;
    this.#environment = around;
    this.#package = new PackageLoader(store, around);
    this.#measuring = new Measuring(store, {
      quality: () => this.#package.quality,
      has: (spec) => this.#has(spec),
      measures: around.measures,
    });
  }

  /** Follow the store and the engine, and open the model. */
  start(): void {
    this.#unsubscribe = [
      this.#client.onState((engine) => this.#engineChanged(engine)),
      this.#store.subscribe((now, before) => this.#changed(now, before)),
    ];
    this.retry();
  }

  /** End all work and follow nothing any more. */
  close(): void {
    this.#abort();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#client.close();
  }

  /** Open the model (again), on a fresh engine. */
  retry(): void {
    const { settings } = this.#store.getState();
    const url = modelUrl(settings.model);
    void this.#package.load(url).then(() => this.#scheduleIdle(REST_MS));
    this.#client.open(url, settings.backend === 'auto' ? BACKEND_NAMES : [settings.backend]);
  }

  /** Stop fetching the model; `retry` begins again, from the files that have come whole. */
  cancel(): void {
    if (this.#client.state.status === 'opening') this.#client.close();
  }

  /** Stop what runs now: the run for the pictures, else measuring. */
  stop(): void {
    const { activity } = this.#store.getState();
    this.#abort();
    if (activity.kind === 'sampling' || activity.kind === 'pinning') {
      this.#store.setState({ activity: { kind: 'stopped', hop: activity.hop, hops: activity.hops } });
    } else {
      this.#store.setState({ measuringAllowed: false, activity: { kind: 'resting' } });
    }
  }

  /** Go on after `stop` or after a failed run. */
  resume(): void {
    this.#store.setState({ measuringAllowed: true, runError: null });
    this.#show();
  }

  /** The page was hidden or shown: nothing is measured in the background, where the browser slows timers and the GPU. */
  visibilityChanged(): void {
    if (!this.#environment.mayRun()) {
      this.#deferred ||= this.#running?.idle === false;
      if (this.#running !== undefined) this.#abort({ kind: 'resting' });
    } else if (this.#deferred) {
      this.#show();
    } else if (this.#environment.visible()) {
      this.#scheduleIdle(REST_MS);
    } else if (this.#running?.idle) {
      this.#abort({ kind: 'resting' });
    }
  }

  #engineChanged(engine: EngineState): void {
    // A ready engine also reports the download of a further network.
    const opened = this.#store.getState().engine.status !== 'ready';
    this.#store.setState({ engine });
    if (engine.status !== 'ready') {
      this.#abort({ kind: 'resting' });
    } else if (opened) {
      // Another backend may have other pixels and surely has other timings.
      this.#forget();
      this.#store.setState({ manifest: engine.manifest, runError: null, timings: new Map() });
      this.#show();
    }
  }

  #changed({ settings: now }: PageState, { settings: before }: PageState): void {
    if (now === before) return;
    this.#tellReady();
    if (now.model !== before.model) this.#leaveModel();
    if (now.backend !== before.backend || now.model !== before.model) this.retry();
    else if (SETTINGS_WITHOUT_RUN.every((key) => now[key] === before[key])) this.#show();
  }

  /** Nothing of one model is shown or counted beside another. */
  #leaveModel(): void {
    this.#abort({ kind: 'resting' });
    this.#forget();
    this.#measuring.forgetModel();
    this.#store.setState({
      manifest: null,
      shown: null,
      pinned: null,
      trajectory: undefined,
      runError: null,
      timings: new Map(),
    });
  }

  #forget(): void {
    this.#cache.clear();
    this.#measuring.forgetTimes();
    this.#tellReady();
  }

  /** Say which stops have their pictures at hand. */
  #tellReady(): void {
    const { settings, manifest, cachedStops } = this.#store.getState();
    const now = manifest === null ? [] : STOPS.filter((steps) => this.#has(specFor(settings, manifest, steps)));
    if (String(now) !== String(cachedStops)) this.#store.setState({ cachedStops: now });
  }

  #has(spec: RunSpec): boolean {
    return this.#cache.pictures(spec) !== undefined;
  }

  /** Bring the wanted pictures, and the way of the followed one, onto the page: from those already made, else by a run. */
  #show(): void {
    const { settings, manifest, engine, activity } = this.#store.getState();
    if (manifest === null || engine.status !== 'ready') return;
    const spec = specFor(settings, manifest);
    const key = pictureKey(spec);
    // Its end shows the page anew.
    if (activity.kind === 'sampling' && this.#running?.key === key) return;
    const pin = settings.pin && specFor({ ...settings, ...settingsFor(settings.pin) }, manifest);
    const pinned = pin ? this.#cache.pictures(pin) : undefined;
    if (pin && pinned) this.#store.setState({ pinned: { spec: pin, images: pinned, final: true } });
    const images = this.#cache.pictures(spec);
    const trajectory = this.#cache.trajectory(spec, this.#followed(spec));
    if (images !== undefined) this.#store.setState({ shown: { spec, images, final: true }, runError: null });
    const missing = images === undefined || trajectory === undefined;
    this.#deferred = missing && !this.#environment.mayRun();
    if (missing) {
      if (!this.#deferred) void this.#sample(spec, images === undefined);
      return;
    }
    this.#store.setState({ trajectory });
    if (pin && pinned === undefined) {
      if (activity.kind !== 'pinning' || this.#running?.key !== pictureKey(pin)) void this.#samplePinned(pin);
      return;
    }
    if (this.#running?.idle === false) this.#abort();
    if (this.#running === undefined) this.#store.setState({ activity: { kind: 'resting' } });
    this.#scheduleIdle(REST_MS);
  }

  /** Run `spec` for its pictures, or, where they are there, for the way of the followed one alone. */
  async #sample(spec: RunSpec, pictures: boolean): Promise<void> {
    this.#store.setState({ runError: null });
    const wish = { previewEveryMs: pictures ? PREVIEW_MS : 0, features: false, trajectoryOf: this.#followed(spec) };
    await this.#make('sampling', spec, wish, (images) =>
      this.#store.setState({ shown: { spec, images, final: false } }),
    );
  }

  /** Run `spec` for the pinned pictures. */
  async #samplePinned(spec: RunSpec): Promise<void> {
    await this.#make('pinning', spec, { previewEveryMs: PREVIEW_MS, features: false }, (images) =>
      this.#store.setState({ pinned: { spec, images, final: false } }),
    );
  }

  /** One run that the reader waits for, instead of what runs now. */
  async #make(
    kind: 'sampling' | 'pinning',
    spec: RunSpec,
    wish: RunOutputs,
    preview: (images: Images) => void,
  ): Promise<void> {
    const activity = (hop: number, hops: number, queued = false): Activity => ({ kind, spec, hop, hops, queued });
    const say = (...progress: Parameters<typeof activity>) => this.#store.setState({ activity: activity(...progress) });
    this.#abort(activity(0, spec.steps));
    let previewed = false;
    const result = await this.#run(spec, false, {
      wish,
      onWait: () => say(0, spec.steps, true),
      onTurn: () => say(0, spec.steps),
      onProgress: paced(say),
      onPreview: (images) => {
        previewed = true;
        preview(images);
      },
    });
    if (result === null) return;
    // A preview costs a read-back, which is no part of the latency.
    this.#measuring.add(spec, result, !previewed);
    this.#keep(spec, result, wish.trajectoryOf);
    this.#store.setState({ activity: { kind: 'resting' } });
    this.#show();
  }

  #followed(spec: RunSpec): number {
    return trackedImage(this.#store.getState().settings.trackedImage, spec.count);
  }

  /** After `ms` without anything new, do one idle job, and so on until there is none. */
  #scheduleIdle(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#idle(), ms);
  }

  async #idle(): Promise<void> {
    const { engine, activity: last, measuringAllowed, runError } = this.#store.getState();
    if (engine.status !== 'ready' || !measuringAllowed || runError !== null || last.kind === 'stopped') return;
    if (this.#running !== undefined || !this.#environment.mayRun() || !this.#environment.visible()) return;
    const job = this.#measuring.next();
    if (job === null) {
      this.#store.setState({ activity: { kind: 'resting' } });
      return;
    }
    const { spec } = job;
    const livePictures = this.#measuring.livePictures(job);
    const activity: Activity = this.#environment.measures()
      ? { kind: 'measuring', spec, livePictures }
      : { kind: 'resting' };
    const onTurn = () => this.#store.setState({ activity });
    const takeBack = this.#measuring.begin(job);
    // The first run of a stop also brings the way, so that the reader who comes there need not wait for it.
    const image = this.#followed(spec);
    const first = job.kind === 'latency' && this.#cache.trajectory(spec, image) === undefined;
    const wish = { previewEveryMs: 0, features: this.#measuring.isFair(job), ...(first && { trajectoryOf: image }) };
    const result = await this.#run(spec, true, { wish, onTurn });
    if (result === null) {
      takeBack();
      return;
    }
    this.#measuring.add(spec, result, job.kind === 'latency');
    // Nobody can ask for the pictures of a live batch.
    if (job.kind === 'latency') this.#keep(spec, result, wish.trajectoryOf);
    this.#scheduleIdle(IDLE_GAP_MS);
  }

  /** One run, when it is this page's turn; null when it was aborted or failed, which the store then says. */
  async #run(
    spec: RunSpec,
    idle: boolean,
    { wish, onTurn, onWait = () => {}, ...listeners }: LockedRun & Omit<RunOptions, 'signal'>,
  ): Promise<RunResult | null> {
    clearTimeout(this.#timer);
    const running = { key: pictureKey(spec), idle, controller: new AbortController() };
    this.#running = running;
    const { locks } = this.#environment;
    const { signal } = running.controller;
    const run = (until: AbortSignal) => {
      onTurn();
      return this.#client.run(spec, wish, { ...listeners, signal: until });
    };
    try {
      return await (idle
        ? withRunLockIfFree(locks, signal, run)
        : withRunLock(locks, signal, () => run(signal), onWait));
    } catch (error) {
      if (error instanceof Preempted) {
        if (signal.aborted) return null;
        this.#store.setState({ activity: { kind: 'resting' } });
        this.#scheduleIdle(REST_MS);
      } else if (error instanceof EngineFailure && this.#client.state.status === 'ready') {
        this.#store.setState({ runError: { kind: error.kind, message: error.message }, activity: { kind: 'resting' } });
      } else if (!(error instanceof EngineFailure || error instanceof RunAborted)) throw error;
      return null;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  #keep(spec: RunSpec, result: RunResult, image: number | undefined): void {
    this.#cache.add(spec, result, image);
    this.#tellReady();
  }

  #abort(activity?: PageState['activity']): void {
    clearTimeout(this.#timer);
    this.#running?.controller.abort();
    this.#running = undefined;
    if (activity !== undefined) this.#store.setState({ activity });
  }
}
