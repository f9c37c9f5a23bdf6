/** Loads the parts of a model package that the page itself needs, next to the engine: model.json, captions, curves. */
import type { CurveRecord } from '../package/curves.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { setManifest } from './change-settings.ts';
import type { Quality } from './quality.ts';
import type { KnownCaptions, PageStore } from './store.ts';

export interface PackageParts {
  loadManifest: (manifestUrl: string) => Promise<ModelManifest>;
  loadCurves: (manifestUrl: string, manifest: ModelManifest) => Promise<CurveRecord[]>;
  /** The live estimator of the model with these curves. */
  loadQuality: (manifestUrl: string, manifest: ModelManifest, records: CurveRecord[]) => Promise<Quality>;
  loadCaptions: (manifestUrl: string, file: NonNullable<ModelManifest['captions']>['file']) => Promise<KnownCaptions>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class PackageLoader {
  readonly #store: PageStore;
  readonly #parts: PackageParts;
  /** The package that is loaded or loading. Whatever still arrives of an earlier one is dropped. */
  #url: string | undefined;
  #incomplete = false;
  #engineOpen = false;
  /** Loads the live estimator; undefined before the curves are there, and once that has begun. */
  #loadQuality: (() => Promise<Quality>) | undefined;
  #quality: Quality | undefined;

  constructor(store: PageStore, parts: PackageParts) {
    this.#store = store;
    this.#parts = parts;
  }

  /** The live estimator; undefined until it has loaded. */
  get quality(): Quality | undefined {
    return this.#quality;
  }

  /** Load the package unless it is loaded or loading. The store reports what failed; the next call tries that again. */
  async load(url: string): Promise<void> {
    if (this.#url === url && !this.#incomplete) return;
    this.#url = url;
    this.#incomplete = false;
    this.#loadQuality = undefined;
    this.#quality = undefined;
    this.#store.setState({ captions: { status: 'loading' }, curves: { status: 'loading' }, live: new Map() });
    try {
      const manifest = await this.#parts.loadManifest(url);
      if (this.#url !== url) return;
      // Before the weights arrive: what the model can be asked for does not depend on them.
      if (this.#store.getState().manifest === null) setManifest(manifest, this.#store);
      await Promise.all([this.#loadCaptions(url, manifest), this.#loadCurves(url, manifest)]);
    } catch (error) {
      this.#failed(url, error, 'curves');
      this.#failed(url, error, 'captions');
    }
  }

  async #loadCaptions(url: string, { captions }: ModelManifest): Promise<void> {
    if (captions === undefined) return;
    try {
      const known = await this.#parts.loadCaptions(url, captions.file);
      if (this.#url === url) this.#store.setState({ captions: { status: 'ready', ...known } });
    } catch (error) {
      this.#failed(url, error, 'captions');
    }
  }

  async #loadCurves(url: string, manifest: ModelManifest): Promise<void> {
    try {
      const records = await this.#parts.loadCurves(url, manifest);
      if (this.#url !== url) return;
      this.#store.setState({ curves: { status: 'ready', records } });
      this.#loadQuality = () => this.#parts.loadQuality(url, manifest, records);
    } catch (error) {
      this.#failed(url, error, 'curves');
    }
    if (this.#engineOpen) await this.engineOpened();
  }

  /** Load what only an engine has a use for: the live estimator. Where that fails, nothing is estimated until the next call. */
  async engineOpened(): Promise<void> {
    this.#engineOpen = true;
    const load = this.#loadQuality;
    if (load === undefined) return;
    this.#loadQuality = undefined;
    const url = this.#url;
    try {
      const quality = await load();
      if (this.#url === url) this.#quality = quality;
    } catch (error) {
      console.warn('StepDial: the quality of images cannot be estimated here', error);
      if (this.#url === url) this.#loadQuality = load;
    }
  }

  #failed(url: string, error: unknown, part: 'captions' | 'curves'): void {
    if (this.#url !== url) return;
    this.#incomplete = true;
    this.#store.setState({ [part]: { status: 'failed', message: messageOf(error) } });
  }
}
