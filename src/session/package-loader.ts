/** Loads the parts of a model package that the page itself needs, next to the engine: model.json, captions, curves. */
import type { ModelManifest } from '../package/manifest.ts';
import { setManifest } from './change-settings.ts';
import type { Quality } from './quality.ts';
import type { KnownCaptions, PageStore } from './store.ts';

export interface PackageParts {
  loadManifest: (manifestUrl: string) => Promise<ModelManifest>;
  /** The model's curves and its live estimator. */
  loadQuality: (manifestUrl: string, manifest: ModelManifest) => Promise<Quality>;
  loadCaptions: (manifestUrl: string, file: NonNullable<ModelManifest['captions']>['file']) => Promise<KnownCaptions>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class PackageLoader {
  readonly #store: PageStore;
  readonly #parts: PackageParts;
  /** The package that is loaded or loading. Whatever still arrives of an earlier one is dropped. */
  #url: string | undefined;
  #incomplete = false;
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
    this.#quality = undefined;
    this.#store.setState({ captions: { status: 'loading' }, curves: { status: 'loading' }, live: new Map() });
    try {
      const manifest = await this.#parts.loadManifest(url);
      if (this.#url !== url) return;
      // Before the weights arrive: what the model can be asked for does not depend on them.
      if (this.#store.getState().manifest === null) setManifest(manifest, this.#store);
      await Promise.all([this.#loadCaptions(url, manifest), this.#loadQuality(url, manifest)]);
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

  async #loadQuality(url: string, manifest: ModelManifest): Promise<void> {
    try {
      const quality = await this.#parts.loadQuality(url, manifest);
      if (this.#url !== url) return;
      this.#quality = quality;
      this.#store.setState({ curves: { status: 'ready', records: quality.records } });
    } catch (error) {
      this.#failed(url, error, 'curves');
    }
  }

  #failed(url: string, error: unknown, part: 'captions' | 'curves'): void {
    if (this.#url !== url) return;
    this.#incomplete = true;
    this.#store.setState({ [part]: { status: 'failed', message: messageOf(error) } });
  }
}
