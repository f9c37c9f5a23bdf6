/** The parts of a model package that are on the backend. Each is read when it is first needed, and read again if that failed. */
import type { Tokenizer } from '../core/tokenizer.ts';
import type { ModelFile, ModelManifest } from '../package/manifest.ts';
import { metricFiles, parseMetric } from '../package/metric.ts';
import { parseSafetensors } from '../package/safetensors.ts';
import { readTokenizer } from '../package/tokenizer-file.ts';
import type { Networks } from './backend.ts';
import type { Denoiser } from './denoiser.ts';
import type { FeatureNetwork } from './features.ts';
import { networkOf } from './run-spec.ts';

/** Where the files of a model package come from: the network or a disk. What it returns has been verified. */
export interface ModelFiles {
  read(file: ModelFile, signal?: AbortSignal): Promise<ArrayBuffer>;
}

export class LoadedPackage {
  readonly #manifest: ModelManifest;
  readonly #files: ModelFiles;
  readonly #networks: Networks;
  readonly #denoisers = new Map<string, Denoiser>();
  #features: FeatureNetwork | undefined;
  #tokenizer: Tokenizer | undefined;

  constructor(manifest: ModelManifest, files: ModelFiles, networks: Networks) {
    this.#manifest = manifest;
    this.#files = files;
    this.#networks = networks;
  }

  /** For models of captions, once the first network has been loaded. */
  get tokenizer(): Tokenizer | undefined {
    return this.#tokenizer;
  }

  async denoiser(name: string, signal: AbortSignal | undefined): Promise<Denoiser> {
    const known = this.#denoisers.get(name);
    if (known !== undefined) return known;
    const network = networkOf(name, this.#manifest);
    const { captions, config } = this.#manifest;
    const [bytes, captionBytes] = await Promise.all([
      this.#files.read(network.file, signal),
      captions === undefined || this.#tokenizer !== undefined ? undefined : this.#files.read(captions.file, signal),
    ]);
    signal?.throwIfAborted();
    if (captionBytes !== undefined) this.#tokenizer = readTokenizer(captionBytes, this.#manifest);
    const denoiser = this.#networks.createDenoiser(config, parseSafetensors(bytes));
    this.#denoisers.set(name, denoiser);
    return denoiser;
  }

  /** What FID-proxy is measured in. */
  async features(signal: AbortSignal | undefined): Promise<FeatureNetwork> {
    if (this.#features === undefined) {
      const { features, metric } = this.#manifest;
      if (metric === undefined) {
        const weights = parseSafetensors(await this.#files.read(features.file, signal));
        signal?.throwIfAborted();
        this.#features = this.#networks.createFeatureNetwork(features, weights);
      } else {
        const { description, weights } = metricFiles(metric);
        const [described, bytes] = await Promise.all([
          this.#files.read(description, signal),
          this.#files.read(weights, signal),
        ]);
        signal?.throwIfAborted();
        this.#features = this.#networks.createMeter(parseMetric(described), parseSafetensors(bytes));
      }
    }
    return this.#features;
  }

  dispose(): void {
    for (const denoiser of this.#denoisers.values()) denoiser.dispose();
    this.#denoisers.clear();
    this.#features?.dispose();
    this.#features = undefined;
  }
}
