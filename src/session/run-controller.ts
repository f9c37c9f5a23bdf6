/** Follows the settings and the engine, and decides what runs: the reader's pictures at once, idle runs when there is time. */
import { BACKEND_NAMES } from '../core/backends.ts';
import type { DeviceInfo, EngineError, Refusal } from '../core/types.ts';
import type { EngineClient, EngineState } from '../worker/client.ts';
import { setManifest } from './change-settings.ts';
import { EngineRest } from './engine-rest.ts';
import type { Environment } from './environment.ts';
import { IdleRuns } from './idle-runs.ts';
import { Measuring } from './measuring.ts';
import { modelUrl } from './model-url.ts';
import { PackageLoader } from './package-loader.ts';
import { PictureRuns } from './picture-runs.ts';
import { RunCache } from './run-cache.ts';
import { RunSlot } from './run-slot.ts';
import type { Settings } from './settings.ts';
import type { Activity, PageState, PageStore } from './store.ts';

/** Settings that change nothing about what runs. */
const WITHOUT_RUN: ReadonlySet<string> = new Set([
  'theme',
  'language',
  'comparison',
  'limit',
] satisfies (keyof Settings)[]);

export class RunController {
  readonly #client: EngineClient;
  readonly #store: PageStore;
  readonly #environment: Environment;
  readonly #package: PackageLoader;
  readonly #cache = new RunCache();
  readonly #measuring: Measuring;
  readonly #slot: RunSlot;
  readonly #pictures: PictureRuns;
  readonly #idle: IdleRuns;
  readonly #rest: EngineRest;
  readonly #visibilityListeners = new Set<() => void>();
  #unsubscribe: (() => void)[] = [];
  #started = false;
  /** Backends that started and then computed wrongly; the ladder goes on below them until the reader tries again. */
  #broken: Refusal[] = [];
  /** Whether the model is to be opened by `start`: not after `cancel`. */
  #wanted = true;

  constructor(client: EngineClient, store: PageStore, environment: Environment) {
    this.#client = client;
    this.#store = store;
    this.#environment = environment;
    this.#package = new PackageLoader(store, environment);
    const measuring = new Measuring(store, {
      quality: () => this.#package.quality,
      has: (spec) => this.#cache.has(spec),
      measures: environment.measures,
    });
    const slot = new RunSlot(client, environment.locks, {
      visible: environment.visible,
      onChange: (listener) => {
        this.#visibilityListeners.add(listener);
        return () => this.#visibilityListeners.delete(listener);
      },
    });
    const rest = new EngineRest({ client, store, visible: environment.visible, open: () => this.#open() });
    // While the engine rests, what the reader wants waits until it is open again.
    const awake = { ...environment, mayRun: () => !rest.resting && environment.mayRun() };
    const parts = { store, slot, cache: this.#cache, measuring, environment: awake };
    const pictures = new PictureRuns({ ...parts, onRest: () => this.#idle.schedule() });
    this.#measuring = measuring;
    this.#slot = slot;
    this.#rest = rest;
    this.#pictures = pictures;
    this.#idle = new IdleRuns({ ...parts, pictures });
  }

  /** Report the model as opening though `start` comes later, when the page has time. Until then `cancel` calls it off. */
  announce(): void {
    this.#store.setState({ engine: { status: 'opening', downloads: [] } });
  }

  /** Follow the store and the engine, load the package, and open the model unless that was cancelled. */
  start(): void {
    this.#started = true;
    this.#unsubscribe = [
      this.#client.onState((engine) => this.#engineChanged(engine)),
      this.#store.subscribe((now, before) => this.#changed(now, before)),
    ];
    if (this.#wanted) this.retry();
    else this.#loadPackage();
  }

  /** End all work and follow nothing any more. */
  close(): void {
    this.#abort();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#client.close();
  }

  /** Open the model (again) on a fresh engine. */
  retry(): void {
    this.#wanted = true;
    if (!this.#started) {
      this.announce();
      return;
    }
    this.#rest.end();
    this.#broken = [];
    this.#loadPackage();
    this.#open();
  }

  /** Give back worker and memory until the page is seen again. What is shown stays. */
  rest(): void {
    if (!this.#started || this.#environment.visible()) return;
    this.#abort({ kind: 'resting' });
    this.#rest.begin();
  }

  /** Stop fetching the model. `retry` begins again and keeps the files that have arrived. */
  cancel(): void {
    if (!this.#started) {
      this.#wanted = false;
      this.#store.setState({ engine: { status: 'closed' } });
    } else if (this.#client.state.status === 'opening') this.#client.close();
  }

  /** Stop what runs now: the run for the pictures, else measuring. */
  stop(): void {
    const { activity } = this.#store.getState();
    if (activity.kind === 'sampling' || activity.kind === 'pinning') {
      this.#abort({ kind: 'stopped', hop: activity.hop, hops: activity.hops });
    } else {
      this.#abort({ kind: 'resting' });
      this.#store.setState({ measuringAllowed: false });
    }
  }

  /** Go on after `stop` or after a failed run. */
  resume(): void {
    this.#store.setState({ measuringAllowed: true, runError: null });
    this.#pictures.show();
  }

  /** The page was hidden or shown. Idle runs end on a hidden page, where the browser slows down timers and the GPU. */
  visibilityChanged(): void {
    for (const listener of this.#visibilityListeners) listener();
    this.#rest.visibilityChanged();
    const { running } = this.#slot;
    if (!this.#environment.mayRun()) {
      if (running?.idle === false) this.#pictures.defer();
      if (running !== undefined) this.#abort({ kind: 'resting' });
    } else if (this.#pictures.deferred) {
      this.#pictures.show();
    } else if (this.#environment.visible()) {
      this.#idle.schedule();
    } else if (running?.idle) {
      this.#abort({ kind: 'resting' });
    }
  }

  /** The reasons of broken backends stand among those of refused ones. */
  #withBroken(engine: EngineState): EngineState {
    if (engine.status !== 'ready' || this.#broken.length === 0) return engine;
    const { device } = engine;
    return { ...engine, device: { ...device, refused: [...this.#broken, ...device.refused] } };
  }

  #open(): void {
    const { settings } = this.#store.getState();
    const ladder = BACKEND_NAMES.filter((name) => this.#broken.every(({ backend }) => backend !== name));
    this.#client.open(modelUrl(settings.model), settings.backend === 'auto' ? ladder : [settings.backend]);
  }

  #loadPackage(): void {
    const url = modelUrl(this.#store.getState().settings.model);
    void this.#package.load(url).then(() => this.#idle.schedule());
  }

  #engineChanged(reported: EngineState): void {
    const engine = this.#withBroken(reported);
    if (this.#rest.hides(engine)) {
      if (this.#slot.running?.idle === false) this.#pictures.defer();
      this.#abort({ kind: 'resting' });
      return;
    }
    const before = this.#store.getState().engine;
    if (engine.status === 'failed' && before.status === 'ready' && this.#takeNext(before.device, engine.error)) return;
    // A ready engine also reports the download of a further network.
    const opened = before.status !== 'ready' || this.#rest.resting;
    if (engine.status !== 'opening') this.#rest.end();
    this.#store.setState({ engine });
    if (engine.status !== 'ready') {
      this.#abort({ kind: 'resting' });
    } else if (opened) {
      // Another backend may make other pixels, and its times are different for certain.
      if (before.status !== 'ready' || !sameDevice(before.device, engine.device)) {
        this.#forget();
        this.#store.setState({ timings: new Map() });
      }
      this.#store.setState({ runError: null });
      setManifest(engine.manifest, this.#store);
      this.#pictures.show();
      void this.#package.engineOpened().then(() => this.#idle.schedule());
    }
  }

  /** Take the next backend if this one is broken. Not if the reader chose it, and not if it is the last, whose error is shown. */
  #takeNext({ backend }: DeviceInfo, { kind, message }: EngineError): boolean {
    if (kind !== 'backend' || this.#store.getState().settings.backend !== 'auto') return false;
    if (backend === BACKEND_NAMES.at(-1)) return false;
    this.#broken.push({ backend, reason: message });
    this.#open();
    return true;
  }

  #changed(state: PageState, earlier: PageState): void {
    const { engine, runError } = state;
    if (runError !== earlier.runError && runError !== null && engine.status === 'ready') {
      this.#takeNext(engine.device, runError);
    }
    const { settings: now } = state;
    const { settings: before } = earlier;
    if (now === before) return;
    this.#pictures.reportCached();
    if (now.model !== before.model) this.#leaveModel();
    if (now.backend !== before.backend || now.model !== before.model) this.retry();
    else if (Object.entries(now).some(([name, value]) => !WITHOUT_RUN.has(name) && value !== Reflect.get(before, name)))
      this.#pictures.show();
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
    this.#pictures.reportCached();
  }

  #abort(activity?: Activity): void {
    this.#idle.cancel();
    this.#slot.abort();
    if (activity !== undefined) this.#store.setState({ activity });
  }
}

const sameDevice = (a: DeviceInfo, b: DeviceInfo): boolean =>
  a.backend === b.backend && a.description === b.description;
