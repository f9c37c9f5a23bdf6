/** The model's shipped curves, and the live FID-proxy of pictures made on this page. Loaded after the first paint. */
import { FrechetEstimate } from '../core/metrics/frechet-estimate.ts';
import type { RunResult, RunSpec } from '../core/types.ts';
import { type CurveRecord, parseCurves } from '../package/curves.ts';
import { downloadFile } from '../package/download.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { referenceFile } from '../package/metric.ts';
import { parseSafetensors } from '../package/safetensors.ts';
import { curveCount, liveKey } from './run-specs.ts';
import type { LiveQuality } from './store.ts';

type Features = NonNullable<RunResult['features']>;

export class Quality {
  readonly records: CurveRecord[];
  readonly #newEstimate: () => FrechetEstimate;
  readonly #classes: number;
  readonly #atCount: number;
  readonly #methods = new Map<string, { estimate: FrechetEstimate; seeds: Set<number> }>();

  /** `classes`: their number, 0 for a model of captions. Live estimates are adjusted to the sample count of `records`. */
  constructor(records: CurveRecord[], newEstimate: () => FrechetEstimate, classes: number) {
    this.records = records;
    this.#newEstimate = newEstimate;
    this.#classes = classes;
    this.#atCount = curveCount(records);
  }

  /**
   * Add the pictures of a run with mixed classes to the estimate of its method. Returns null if nothing was added. A seed
   * counts once, since the same seed makes the same pictures. Every class must count the same, so of 16 pictures of 10
   * classes only the first 10 count (image i is of class i modulo the number of classes). With captions all pictures
   * count: the caller passes only runs that `withMixedCaptions` has prepared.
   */
  add(spec: RunSpec, { values, dimension }: Features): LiveQuality | null {
    const whole = this.#classes === 0 ? spec.count : spec.count - (spec.count % this.#classes);
    if (spec.label !== 'mixed' || whole === 0) return null;
    const key = liveKey(spec, spec.prompt?.guidance ?? null);
    const method = this.#methods.get(key) ?? { estimate: this.#newEstimate(), seeds: new Set<number>() };
    this.#methods.set(key, method);
    if (method.seeds.has(spec.seed)) return null;
    method.seeds.add(spec.seed);
    method.estimate.add(values.subarray(0, whole * dimension));
    return { count: method.estimate.count, estimate: method.estimate.estimate(this.#atCount) };
  }
}

/**
 * Fetch the curves of the model at `manifestUrl`.
 * @throws whatever `downloadFile` and the parser throw.
 */
export async function loadCurves(manifestUrl: string, manifest: ModelManifest): Promise<CurveRecord[]> {
  const curves = await downloadFile(manifestUrl, manifest.curves.file);
  return parseCurves(JSON.parse(new TextDecoder().decode(curves)));
}

/**
 * Fetch the reference statistics of the model at `manifestUrl`, whose curves are `records`.
 * @throws whatever `downloadFile` and the parser throw.
 */
export async function loadQuality(
  manifestUrl: string,
  manifest: ModelManifest,
  records: CurveRecord[],
): Promise<Quality> {
  const tensors = parseSafetensors(await downloadFile(manifestUrl, referenceFile(manifest)));
  const dimension =
    manifest.metric === undefined ? manifest.features.dimension : (tensors.get('mean')?.data.length ?? 0);
  const read = (name: string, length: number): Float64Array => {
    const tensor = tensors.get(name);
    if (tensor?.data.length !== length) {
      throw new Error(`${referenceFile(manifest).path}: "${name}" must hold ${length} values. The package is damaged.`);
    }
    return Float64Array.from(tensor.data);
  };
  const statistics = {
    mean: read('mean', dimension),
    covariance: read('covariance', dimension * dimension),
    dimension,
  };
  const { length: classes } = manifest.classes;
  return new Quality(records, () => new FrechetEstimate(statistics, { foldRun: classes || undefined }), classes);
}
