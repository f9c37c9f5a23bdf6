/** Measuring: which run is next while the reader rests, and what every finished run adds to the page's figures. */
import type { RunResult, RunSpec } from '../core/types.ts';
import { withMixedCaptions } from './live-captions.ts';
import { type IdleJob, nextIdleJob } from './measuring-plan.ts';
import type { Quality } from './quality.ts';
import { liveKey, specFor, timingKey } from './run-specs.ts';
import { type PageStore, withEntry } from './store.ts';

const liveKeyOf = (spec: RunSpec): string => liveKey(spec, spec.prompt?.guidance ?? null);

export interface MeasuringParts {
  /** Undefined until it has come. */
  quality: () => Quality | undefined;
  /** Whether the pictures of a run are at hand. */
  has: (spec: RunSpec) => boolean;
  /** Whether anything shows what is measured. */
  measures: () => boolean;
}

export class Measuring {
  readonly #store: PageStore;
  readonly #parts: MeasuringParts;
  readonly #attempts = new Map<string, number>();
  readonly #liveBatches = new Map<string, number>();

  constructor(store: PageStore, parts: MeasuringParts) {
    this.#store = store;
    this.#parts = parts;
  }

  /** The next job, or null when everything worth measuring has been. */
  next(): IdleJob | null {
    const { settings, stops, manifest, timings, live, captions } = this.#store.getState();
    if (manifest === null) return null;
    const now = liveKeyOf(specFor(settings, manifest));
    const draws = captions.status === 'ready' ? captions.draws : [];
    const estimable = this.#parts.quality() !== undefined && (!manifest.captions || draws.length > 0);
    const job = nextIdleJob({
      stops,
      measures: this.#parts.measures(),
      specAt: (steps) => specFor(settings, manifest, steps),
      current: settings.steps,
      samples: (spec) => timings.get(timingKey(spec)) ?? [],
      kept: this.#parts.has,
      attempts: (spec) => this.#attempts.get(timingKey(spec)) ?? 0,
      livePictures: estimable ? (live.get(now)?.count ?? 0) : Number.POSITIVE_INFINITY,
      liveBatches: this.#liveBatches.get(now) ?? 0,
    });
    return job?.kind === 'live' ? { ...job, spec: withMixedCaptions(job.spec, draws) } : job;
  }

  /** Pictures that the live estimate of a job already holds; null where the job is not for it. */
  livePictures({ kind, spec }: IdleJob): number | null {
    return kind === 'live' ? (this.#store.getState().live.get(liveKeyOf(spec))?.count ?? 0) : null;
  }

  /** Count an attempt at `job`. The function that is returned takes it back: an interrupted run says nothing. */
  begin({ kind, spec }: IdleJob): () => void {
    const counts = kind === 'live' ? this.#liveBatches : this.#attempts;
    const key = kind === 'live' ? liveKeyOf(spec) : timingKey(spec);
    const add = (change: number) => counts.set(key, (counts.get(key) ?? 0) + change);
    add(1);
    return () => add(-1);
  }

  /** Whether the pictures of `job` count for the live estimate: a caption that the reader chose is no fair sample. */
  isFair({ kind, spec }: IdleJob): boolean {
    const fair = spec.prompt === undefined ? spec.label === 'mixed' : kind === 'live';
    return this.#parts.measures() && this.#parts.quality() !== undefined && fair;
  }

  /** Add latency and features of a finished run to what is measured. */
  add(spec: RunSpec, result: RunResult, timed: boolean): void {
    const { timings, live } = this.#store.getState();
    if (timed && !result.warmUp && !result.extraOutputs) {
      const key = timingKey(spec);
      this.#store.setState({ timings: withEntry(timings, key, [...(timings.get(key) ?? []), result.totalMs]) });
    }
    const quality = result.features && this.#parts.quality()?.add(spec, result.features);
    if (quality) this.#store.setState({ live: withEntry(live, liveKeyOf(spec), quality) });
  }

  /** On another engine every time is another. */
  forgetTimes(): void {
    this.#attempts.clear();
  }

  /** Of another model, pictures say nothing about this one. */
  forgetModel(): void {
    this.forgetTimes();
    this.#liveBatches.clear();
  }
}
