/** Brings the pictures that the reader wants onto the page: from memory if they have been made, else by a run. */
import type { DeviceInfo, Images, RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import { trackedImage } from './change-settings.ts';
import { settingsFor } from './curve-point.ts';
import type { Environment } from './environment.ts';
import type { Measuring } from './measuring.ts';
import type { RunCache } from './run-cache.ts';
import type { RunSlot } from './run-slot.ts';
import { pictureKey, specFor } from './run-specs.ts';
import type { Activity, PageStore, Shown } from './store.ts';

const PREVIEW_MS = 150;
/** Progress reaches the page at most this often. */
const PROGRESS_MS = 40;

interface PictureParts {
  store: PageStore;
  slot: RunSlot;
  cache: RunCache;
  measuring: Measuring;
  environment: Environment;
  /** Everything the reader wants is on the page. */
  onRest: () => void;
}

type Report = (hop: number, hops: number) => void;

/** `report` at most every `PROGRESS_MS`, but always for the last hop. */
function paced(report: Report): Report {
  let last = performance.now();
  return (hop, hops) => {
    if (performance.now() - last < PROGRESS_MS && hop < hops) return;
    last = performance.now();
    report(hop, hops);
  };
}

export class PictureRuns {
  readonly #parts: PictureParts;
  /** A wanted run waits until something may run. */
  #deferred = false;

  constructor(parts: PictureParts) {
    this.#parts = parts;
  }

  get deferred(): boolean {
    return this.#deferred;
  }

  /** Remember that a run for the reader was ended because nothing may run now. */
  defer(): void {
    this.#deferred = true;
  }

  /** Show what the settings ask for: the dial's pictures and their trajectory first, then the pinned pictures. */
  show(): void {
    const { store, slot, cache, environment } = this.#parts;
    const { settings, manifest, engine, activity } = store.getState();
    if (manifest === null || engine.status !== 'ready') return;
    const spec = specFor(settings, manifest);
    // The end of this run calls `show` again.
    if (activity.kind === 'sampling' && slot.running?.key === pictureKey(spec)) return;
    const pin = settings.pin && specFor({ ...settings, ...settingsFor(settings.pin) }, manifest);
    const pinned = pin ? cache.pictures(pin) : undefined;
    if (pin && pinned) store.setState({ pinned: this.#shown(pin, pinned) });
    const images = cache.pictures(spec);
    const image = this.tracked(spec);
    const trajectory = image === undefined ? null : cache.trajectory(spec, image);
    if (images !== undefined) store.setState({ shown: this.#shown(spec, images), runError: null });
    const missing = images === undefined || trajectory === undefined;
    this.#deferred = missing && !environment.mayRun();
    if (missing) {
      if (!this.#deferred) void this.#sample(spec, images === undefined);
      return;
    }
    store.setState({ trajectory });
    if (pin && pinned === undefined) {
      if (activity.kind !== 'pinning' || slot.running?.key !== pictureKey(pin)) void this.#samplePinned(pin);
      return;
    }
    if (slot.running?.idle === false) slot.abort();
    if (slot.running === undefined) store.setState({ activity: { kind: 'resting' } });
    this.#parts.onRest();
  }

  /** Keep the pictures of a run, and the trajectory of `image` if that was asked for. */
  keep(spec: RunSpec, result: RunResult, image: number | undefined): void {
    this.#parts.cache.add(spec, result, image);
    this.reportCached();
  }

  /** Update `cachedStops` in the store. */
  reportCached(): void {
    const { store, cache } = this.#parts;
    const { settings, manifest, modelStops, cachedStops } = store.getState();
    const now = manifest === null ? [] : modelStops.filter((steps) => cache.has(specFor(settings, manifest, steps)));
    if (String(now) !== String(cachedStops)) store.setState({ cachedStops: now });
  }

  /** The picture of `spec` whose trajectory is wanted; undefined on a page that shows none. */
  tracked(spec: RunSpec): number | undefined {
    const { store, environment } = this.#parts;
    return environment.showsTrajectory() ? trackedImage(store.getState().settings.trackedImage, spec.count) : undefined;
  }

  /** Run `spec` for its pictures; if those are there, for the trajectory alone. */
  async #sample(spec: RunSpec, pictures: boolean): Promise<void> {
    const { store } = this.#parts;
    store.setState({ runError: null });
    const outputs = { previewEveryMs: pictures ? PREVIEW_MS : 0, features: false, trajectoryOf: this.tracked(spec) };
    await this.#make('sampling', spec, outputs, (images) =>
      store.setState({ shown: this.#shown(spec, images, false) }),
    );
  }

  async #samplePinned(spec: RunSpec): Promise<void> {
    await this.#make('pinning', spec, { previewEveryMs: PREVIEW_MS, features: false }, (images) =>
      this.#parts.store.setState({ pinned: this.#shown(spec, images, false) }),
    );
  }

  /** One run that the reader waits for, instead of whatever runs now. */
  async #make(
    kind: 'sampling' | 'pinning',
    spec: RunSpec,
    outputs: RunOutputs,
    preview: (images: Images) => void,
  ): Promise<void> {
    const { store, slot, measuring } = this.#parts;
    const report = (hop: number, hops: number, queued = false) =>
      store.setState({ activity: { kind, spec, hop, hops, queued } satisfies Activity });
    slot.abort();
    report(0, spec.steps);
    let previewed = false;
    const outcome = await slot.run(spec, outputs, false, {
      onWait: () => report(0, spec.steps, true),
      onTurn: () => report(0, spec.steps),
      onProgress: paced(report),
      onPreview: (images) => {
        previewed = true;
        preview(images);
      },
    });
    if (outcome.kind === 'failed') store.setState({ runError: outcome.error, activity: { kind: 'resting' } });
    if (outcome.kind !== 'done') return;
    // A preview costs a read-back, which is no part of the latency.
    measuring.add(spec, outcome.result, !previewed);
    this.keep(spec, outcome.result, outputs.trajectoryOf);
    store.setState({ activity: { kind: 'resting' } });
    this.show();
  }

  #shown(spec: RunSpec, images: Images, final = true): Shown {
    return { spec, images, device: this.#device(), final };
  }

  /** Everything in memory was made by the engine that is open: another backend begins with an empty cache. */
  #device(): DeviceInfo | null {
    const { engine } = this.#parts.store.getState();
    return engine.status === 'ready' ? engine.device : null;
  }
}
