/** Measuring: which run comes next while the reader is idle, and what every finished run adds to the page's figures. */
import type { RunResult, RunSpec } from '../core/types.ts';
import { withMixedCaptions } from './live-captions.ts';
import { type IdleJob, nextIdleJob } from './measuring-plan.ts';
import type { Quality } from './quality.ts';
import { liveKey, pictureKey, specFor, timingKey } from './run-specs.ts';
import type { PageStore } from './store.ts';
import { withEntry } from './with-entry.ts';

const liveKeyOf = (spec: RunSpec): string => liveKey(spec, spec.prompt?.guidance ?? null);

export interface MeasuringParts {
  /** The live estimator; undefined until it has loaded. */
  quality: () => Quality | undefined;
  /** Whether the pictures of a run are kept. */
  has: (spec: RunSpec) => boolean;
  /** Whether the page shows measurements. */
  measures: () => boolean;
}

export class Measuring {
  readonly #store: PageStore;
  readonly #parts: MeasuringParts;
  #attempts = new Map<string, number>();
  #liveBatches = new Map<string, number>();
  /** Keys of pictures whose idle run failed. */
  #givenUp = new Set<string>();
  #featuresMissing = false;

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
    const estimable = this.#hasFeatures() && (!manifest.captions || draws.length > 0);
    const job = nextIdleJob({
      stops,
      measures: this.#parts.measures(),
      classes: manifest.classes.length,
      specAt: (steps) => specFor(settings, manifest, steps),
      current: settings.steps,
      samples: (spec) => timings.get(timingKey(spec)) ?? [],
      kept: (spec) => this.#parts.has(spec) || this.#givenUp.has(pictureKey(spec)),
      attempts: (spec) => this.#attempts.get(timingKey(spec)) ?? 0,
      livePictures: estimable ? (live.get(now)?.count ?? 0) : Number.POSITIVE_INFINITY,
      liveBatches: this.#liveBatches.get(now) ?? 0,
    });
    return job?.kind === 'live' ? { ...job, spec: withMixedCaptions(job.spec, draws) } : job;
  }

  /** Pictures that the live estimate of a job already holds; null if the job is not for an estimate. */
  livePictures({ kind, spec }: IdleJob): number | null {
    return kind === 'live' ? (this.#store.getState().live.get(liveKeyOf(spec))?.count ?? 0) : null;
  }

  /** Count an attempt at `job`. The returned function takes it back, for a run that was interrupted. */
  begin({ kind, spec }: IdleJob): () => void {
    const counts = kind === 'live' ? this.#liveBatches : this.#attempts;
    const key = kind === 'live' ? liveKeyOf(spec) : timingKey(spec);
    const add = (change: number) => counts.set(key, (counts.get(key) ?? 0) + change);
    add(1);
    return () => add(-1);
  }

  /** An idle run failed. Without the feature network there are no estimates; what failed without it is not tried again. */
  failed({ spec }: IdleJob, withFeatures: boolean): void {
    if (withFeatures) this.#featuresMissing = true;
    else this.#givenUp.add(pictureKey(spec));
  }

  /** Whether the pictures of `job` count for the live estimate. A caption that the reader chose is no fair sample. */
  isFair({ kind, spec }: IdleJob): boolean {
    const fair = spec.prompt === undefined ? spec.label === 'mixed' : kind === 'live';
    return this.#parts.measures() && this.#hasFeatures() && fair;
  }

  /** Count a finished run: its latency if `timed`, and its features if it has any. */
  add(spec: RunSpec, result: RunResult, timed: boolean): void {
    const { timings, live } = this.#store.getState();
    if (timed && !result.warmUp && !result.extraOutputs) {
      const key = timingKey(spec);
      this.#store.setState({ timings: withEntry(timings, key, [...(timings.get(key) ?? []), result.totalMs]) });
    }
    const quality = result.features && this.#parts.quality()?.add(spec, result.features);
    if (quality) this.#store.setState({ live: withEntry(live, liveKeyOf(spec), quality) });
  }

  /** Another engine has other times, and what failed may work there. */
  forgetTimes(): void {
    // A new map, so that a run that is still being taken back cannot change the new counts.
    this.#attempts = new Map();
    this.#givenUp = new Set();
    this.#featuresMissing = false;
  }

  /** Pictures of another model say nothing about this one. */
  forgetModel(): void {
    this.forgetTimes();
    this.#liveBatches = new Map();
  }

  #hasFeatures(): boolean {
    return this.#parts.quality() !== undefined && !this.#featuresMissing;
  }
}
