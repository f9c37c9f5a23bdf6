/**
 * What to run while the reader is idle. First the pictures of every stop, short runs first, so that the dial responds at
 * once; then, if charts show them, latency at every stop and pictures for the live FID-proxy. Every run is also timed, so
 * all of this counts as measuring: a reader who stops measuring also stops the pictures of the other stops.
 */
import { INFINITE_STEPS } from '../core/samplers/registry.ts';
import type { RunSpec } from '../core/types.ts';

export interface IdleView {
  /** The stops that the reader can choose. */
  stops: readonly number[];
  /** Whether the page shows measurements; if not, only pictures are made. */
  measures: boolean;
  /** Number of classes; 0 for a model of captions. */
  classes: number;
  /** The run at a stop, with the reader's other settings. */
  specAt: (steps: number) => RunSpec;
  current: number;
  /** Latencies in ms measured so far for a run like this, warm-up excluded. */
  samples: (spec: RunSpec) => readonly number[];
  /** Whether the pictures of a run are kept, or not to be had. */
  kept: (spec: RunSpec) => boolean;
  /** Runs begun for this latency, however they ended. */
  attempts: (spec: RunSpec) => number;
  /** Pictures that the live estimate of the current method already holds. */
  livePictures: number;
  /** Live batches begun for the current method. */
  liveBatches: number;
}

export type IdleJob = { kind: 'latency'; spec: RunSpec } | { kind: 'live'; spec: RunSpec };

/** Pictures in one live batch, at most: about so many (`batchSize`). */
const BATCHES = { small: 20, large: 60 } as const;
/** The engine's limit for one run. */
const LARGEST_RUN = 64;
/** Pictures in a live estimate. */
const LIVE_CAP = 1000;
/** Longest idle work for one estimate. On a slow machine the sample stays smaller, and the page says so. */
const LIVE_MS = 90_000;
/** Longest single idle run. The reader can still ask for longer ones with the dial. */
const LONGEST_RUN_MS = 150_000;

/** A stop that takes longer gets its pictures after the others have been measured. */
const LONGEST_EARLY_MS = 10_000;

/** The next idle job, or null when there is nothing left worth measuring. Pure: the same view gives the same job. */
export function nextIdleJob(view: IdleView): IdleJob | null {
  if (!view.measures) return fillJob(view, LONGEST_EARLY_MS);
  const finite = view.stops.filter((steps) => steps !== INFINITE_STEPS);
  const infinite = view.stops.filter((steps) => steps === INFINITE_STEPS);
  return (
    latencyJob(view, [view.current], 1) ??
    fillJob(view, LONGEST_EARLY_MS) ??
    latencyJob(view, finite, 1) ??
    liveJob(view, 200) ??
    latencyJob(view, finite, 5) ??
    latencyJob(view, infinite, 5) ??
    fillJob(view, LONGEST_RUN_MS) ??
    liveJob(view, LIVE_CAP)
  );
}

/** The first stop whose pictures are missing and take at most `longest` ms. After a change of seed there are latencies but no pictures. */
function fillJob(view: IdleView, longest: number): IdleJob | null {
  const missing = view.stops.map(view.specAt).find((spec) => !view.kept(spec) && expectedMs(view, spec) <= longest);
  return missing === undefined ? null : { kind: 'latency', spec: missing };
}

/** The first of `stops` with fewer than `rounds` runs measured. In rounds: all stops have one before any has two. */
function latencyJob(view: IdleView, stops: readonly number[], rounds: number): IdleJob | null {
  for (let round = 1; round <= rounds; round++) {
    for (const steps of stops) {
      const spec = view.specAt(steps);
      const expected = expectedMs(view, spec);
      if (round > runsWorthwhile(expected) || expected > LONGEST_RUN_MS) continue;
      // A run may not count because of warm-up or a preview: two more tries than samples wanted.
      if (view.samples(spec).length < round && view.attempts(spec) < round + 2) return { kind: 'latency', spec };
    }
  }
  return null;
}

function liveJob(view: IdleView, wanted: number): IdleJob | null {
  const now = view.specAt(view.current);
  const perPicture = expectedMs(view, now) / now.count;
  const affordable = Number.isFinite(perPicture) ? LIVE_MS / perPicture : LIVE_CAP;
  if (view.livePictures >= Math.min(wanted, affordable)) return null;
  // One hop is the time the reader may have to wait for an answer: keep it short.
  const large = (perPicture / now.steps) * BATCHES.large < 50;
  const count = batchSize(large ? BATCHES.large : BATCHES.small, view.classes);
  if (count === 0) return null;
  if (view.liveBatches > (2 * LIVE_CAP) / count) return null;
  return { kind: 'live', spec: { ...now, count, seed: derivedSeed(now.seed, view.liveBatches), label: 'mixed' } };
}

/**
 * The largest multiple of the number of classes up to `most`, so that every class counts the same, or one of each class
 * if there are more; 0 if those do not fit into one run.
 */
function batchSize(most: number, classes: number): number {
  if (classes === 0) return most;
  if (classes > LARGEST_RUN) return 0;
  return Math.max(most - (most % classes), classes);
}

/** Seed of the `index`-th live batch. Steps of 2³²/φ (Knuth 6.4) visit every seed once before any returns. */
export const derivedSeed = (seed: number, index: number): number => (seed + Math.imul(0x9e3779b9, index + 1)) >>> 0;

/** How often a run of `ms` is worth repeating: a short one costs little, a long one hardly varies. */
export function runsWorthwhile(ms: number): number {
  if (ms < 700) return 5;
  if (ms < 2500) return 3;
  return ms < 8000 ? 2 : 1;
}

/** What a run should take in ms, from the hops measured at the same count; 0 while nothing is known. */
export function expectedMs(view: Pick<IdleView, 'stops' | 'specAt' | 'samples'>, spec: RunSpec): number {
  let perHop = Number.POSITIVE_INFINITY;
  for (const steps of view.stops) {
    for (const ms of view.samples({ ...view.specAt(steps), count: spec.count })) {
      perHop = Math.min(perHop, ms / steps);
    }
  }
  return Number.isFinite(perHop) ? perHop * spec.steps : 0;
}
