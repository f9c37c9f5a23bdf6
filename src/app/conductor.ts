/** Decides what the engine runs next: the pictures the reader wants, at once; else what is worth measuring. */
import { type EngineClient, EngineFailure, type EngineState, RunAborted } from '../worker/client.ts';
import type { Images, RunResult, RunSpec } from '../worker/protocol.ts';
import { modelUrl } from './model-url.ts';
import { type IdleJob, nextIdleJob } from './plan.ts';
import type { Quality } from './quality.ts';
import { methodKey, pictureKey, specFor, timingKey } from './specs.ts';
import { type PageState, type PageStore, withEntry } from './store.ts';

/** How long the reader must rest before the page measures. */
const REST_MS = 500;
/** Between two idle runs: leaves the main thread and the GPU to the rest of the machine. */
const BREATH_MS = 40;
const PREVIEW_MS = 150;
/** Progress reaches the page at most this often. */
const PROGRESS_MS = 40;
const PICTURES_KEPT = 300;

export interface Surroundings {
  visible: () => boolean;
  /** Loads the model's curves and its live estimator. */
  loadQuality: (manifestUrl: string) => Promise<Quality>;
}

export class Conductor {
  readonly #client: EngineClient;
  readonly #store: PageStore;
  readonly #around: Surroundings;
  #quality: Quality | undefined;
  /** The model whose curves are loaded or being loaded. */
  #curvesOf: string | undefined;
  #unsubscribe: (() => void)[] = [];
  #running: { key: string; idle: boolean; controller: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #pictures = new Map<string, Images>();
  readonly #attempts = new Map<string, number>();
  readonly #liveBatches = new Map<string, number>();

  constructor(client: EngineClient, store: PageStore, around: Surroundings) {
    this.#client = client;
    this.#store = store;
    this.#around = around;
  }

  /** Follow the store and the engine, and open the model. */
  start(): void {
    this.#unsubscribe = [
      this.#client.onState((engine) => this.#engineChanged(engine)),
      this.#store.subscribe((now, before) => this.#settingsChanged(now, before)),
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
    void this.#loadCurves(url);
    this.#client.open(url, settings.backend === 'auto' ? ['webgpu', 'webgl', 'wasm', 'cpu'] : [settings.backend]);
  }

  /** Stop what runs now: the run for the pictures, else measuring. */
  stop(): void {
    const { activity } = this.#store.getState();
    this.#abort();
    if (activity.kind === 'sampling') {
      this.#store.setState({ activity: { kind: 'stopped', hop: activity.hop, hops: activity.hops } });
    } else {
      this.#store.setState({ measure: false, activity: { kind: 'resting' } });
    }
  }

  /** Go on after `stop` or after a failed run. */
  resume(): void {
    this.#store.setState({ measure: true, runError: null });
    this.#show();
  }

  /** The page was hidden or shown: nothing is measured in the background, where the browser slows timers and the GPU. */
  visibilityChanged(): void {
    if (this.#around.visible()) this.#rest(REST_MS);
    else if (this.#running?.idle) this.#abort({ kind: 'resting' });
  }

  #engineChanged(engine: EngineState): void {
    // A ready engine also reports the download of a further network.
    const opened = this.#store.getState().engine.status !== 'ready';
    this.#store.setState({ engine });
    if (engine.status !== 'ready') {
      this.#abort({ kind: 'resting' });
    } else if (opened) {
      // Another backend may have other pixels and surely has other timings.
      this.#pictures.clear();
      this.#attempts.clear();
      this.#store.setState({ manifest: engine.manifest, runError: null, timings: new Map() });
      this.#show();
    }
  }

  #settingsChanged({ settings: now }: PageState, { settings: before }: PageState): void {
    if (now === before) return;
    if (now.backend !== before.backend || now.model !== before.model) this.retry();
    else if (now.theme === before.theme) this.#show();
  }

  /** Bring the wanted pictures onto the page: from those already made, else by a run. */
  #show(): void {
    const { settings, manifest, engine, activity } = this.#store.getState();
    if (manifest === null || engine.status !== 'ready') return;
    const spec = specFor(settings, manifest);
    const key = pictureKey(spec);
    if (activity.kind === 'sampling' && this.#running?.key === key) return;
    const images = this.#pictures.get(key);
    if (images === undefined) {
      void this.#sample(spec);
      return;
    }
    if (this.#running?.idle === false) this.#abort();
    this.#store.setState({ shown: { spec, images, final: true }, runError: null });
    if (this.#running === undefined) this.#store.setState({ activity: { kind: 'resting' } });
    this.#rest(REST_MS);
  }

  async #sample(spec: RunSpec): Promise<void> {
    this.#abort({ kind: 'sampling', spec, hop: 0, hops: spec.steps });
    this.#store.setState({ runError: null });
    let previewed = false;
    let last = performance.now();
    const result = await this.#run(spec, false, {
      wish: { previewEveryMs: PREVIEW_MS, features: false },
      onProgress: (hop, hops) => {
        if (performance.now() - last < PROGRESS_MS && hop < hops) return;
        last = performance.now();
        this.#store.setState({ activity: { kind: 'sampling', spec, hop, hops } });
      },
      onPreview: (images) => {
        previewed = true;
        this.#store.setState({ shown: { spec, images, final: false } });
      },
    });
    if (result === null) return;
    // A preview costs a read-back, which is no part of the latency.
    this.#keep(spec, result, !previewed);
    this.#store.setState({ shown: { spec, images: result.images, final: true }, activity: { kind: 'resting' } });
    this.#rest(REST_MS);
  }

  /** After `ms` without anything new, do one idle job, and so on until there is none. */
  #rest(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#idle(), ms);
  }

  async #idle(): Promise<void> {
    const { engine, activity, measure, runError } = this.#store.getState();
    if (engine.status !== 'ready' || !measure || runError !== null || activity.kind === 'stopped') return;
    if (this.#running !== undefined || !this.#around.visible()) return;
    const job = this.#nextJob();
    if (job === null) {
      this.#store.setState({ activity: { kind: 'resting' } });
      return;
    }
    const { spec } = job;
    const method = methodKey(spec);
    const livePictures = job.kind === 'live' ? (this.#store.getState().live.get(method)?.count ?? 0) : null;
    this.#store.setState({ activity: { kind: 'measuring', spec, livePictures } });
    const counts = job.kind === 'live' ? this.#liveBatches : this.#attempts;
    const key = job.kind === 'live' ? method : timingKey(spec);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    const features = this.#quality !== undefined && spec.label === 'mixed';
    const result = await this.#run(spec, true, { wish: { previewEveryMs: 0, features } });
    if (result === null) {
      // Interrupted by the reader: the attempt says nothing about the run.
      counts.set(key, (counts.get(key) ?? 1) - 1);
      return;
    }
    this.#keep(spec, result, job.kind === 'latency');
    this.#rest(BREATH_MS);
  }

  #nextJob(): IdleJob | null {
    const { settings, manifest, timings, live } = this.#store.getState();
    if (manifest === null) return null;
    const now = methodKey(specFor(settings, manifest));
    return nextIdleJob({
      specAt: (steps) => specFor(settings, manifest, steps),
      current: settings.steps,
      samples: (spec) => timings.get(timingKey(spec)) ?? [],
      attempts: (spec) => this.#attempts.get(timingKey(spec)) ?? 0,
      livePictures: this.#quality === undefined ? Number.POSITIVE_INFINITY : (live.get(now)?.count ?? 0),
      liveBatches: this.#liveBatches.get(now) ?? 0,
    });
  }

  /** One run; null when it was aborted or failed, which the store then says. */
  async #run(
    spec: RunSpec,
    idle: boolean,
    { wish, ...listeners }: { wish: Parameters<EngineClient['run']>[1] } & Parameters<EngineClient['run']>[2],
  ): Promise<RunResult | null> {
    clearTimeout(this.#timer);
    const running = { key: pictureKey(spec), idle, controller: new AbortController() };
    this.#running = running;
    try {
      return await this.#client.run(spec, wish, { ...listeners, signal: running.controller.signal });
    } catch (error) {
      if (error instanceof EngineFailure && this.#client.state.status === 'ready') {
        this.#store.setState({ runError: { kind: error.kind, message: error.message }, activity: { kind: 'resting' } });
      } else if (!(error instanceof EngineFailure || error instanceof RunAborted)) throw error;
      return null;
    } finally {
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Keep pictures, latency and features of a finished run. */
  #keep(spec: RunSpec, result: RunResult, timed: boolean): void {
    this.#pictures.set(pictureKey(spec), result.images);
    const [oldest] = this.#pictures.keys();
    if (this.#pictures.size > PICTURES_KEPT && oldest !== undefined) this.#pictures.delete(oldest);
    const { timings, live } = this.#store.getState();
    if (timed && !result.warmUp) {
      const key = timingKey(spec);
      this.#store.setState({ timings: withEntry(timings, key, [...(timings.get(key) ?? []), result.totalMs]) });
    }
    const quality = result.features && this.#quality?.add(spec, result.features);
    if (quality) this.#store.setState({ live: withEntry(live, methodKey(spec), quality) });
  }

  #abort(activity?: PageState['activity']): void {
    clearTimeout(this.#timer);
    this.#running?.controller.abort();
    this.#running = undefined;
    if (activity !== undefined) this.#store.setState({ activity });
  }

  /** Load curves and live estimator, unless they are there or on their way. */
  async #loadCurves(manifestUrl: string): Promise<void> {
    if (this.#curvesOf === manifestUrl) return;
    this.#curvesOf = manifestUrl;
    this.#quality = undefined;
    this.#store.setState({ curves: { status: 'loading' }, live: new Map() });
    try {
      const quality = await this.#around.loadQuality(manifestUrl);
      if (this.#curvesOf !== manifestUrl) return;
      this.#quality = quality;
      this.#store.setState({ curves: { status: 'ready', records: quality.records } });
      this.#rest(REST_MS);
    } catch (error) {
      if (this.#curvesOf !== manifestUrl) return;
      this.#curvesOf = undefined;
      const message = error instanceof Error ? error.message : String(error);
      this.#store.setState({ curves: { status: 'failed', message } });
    }
  }
}
