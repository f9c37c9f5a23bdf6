/** The idle plan, carried out on engines of several speeds. */
import { expect, test } from 'vitest';
import type { RunSpec } from '../core/types.ts';
import { derivedSeed, type IdleJob, type IdleView, nextIdleJob } from './measuring-plan.ts';
import { pictureKey } from './run-specs.ts';
import { STANDARD_STOPS } from './stops.ts';

/** Do everything the plan asks for on an engine of `perHop` ms; the first run of each count is warm-up. */
function play(perHop: number, current = 4, limit = 2000, stops = STANDARD_STOPS, classes = 10): IdleJob[] {
  const samples = new Map<number, number[]>();
  const attempts = new Map<number, number>();
  const jobs: IdleJob[] = [];
  const warm = new Set<number>();
  const kept = new Set<string>();
  let livePictures = 0;
  let liveBatches = 0;
  const specAt = (steps: number): RunSpec => ({
    sampler: 'multistep',
    steps,
    count: 16,
    seed: 1,
    label: 'mixed',
    network: 'dial',
  });
  for (; jobs.length < limit; ) {
    const view: IdleView = {
      stops,
      measures: true,
      classes,
      specAt,
      current,
      samples: (spec) => (spec.count === 16 ? (samples.get(spec.steps) ?? []) : []),
      kept: (spec) => kept.has(pictureKey(spec)),
      attempts: (spec) => attempts.get(spec.steps) ?? 0,
      livePictures,
      liveBatches,
    };
    const job = nextIdleJob(view);
    if (job === null) return jobs;
    jobs.push(job);
    const { steps, count } = job.spec;
    if (job.kind === 'live') {
      livePictures += count;
      liveBatches++;
    } else {
      kept.add(pictureKey(job.spec));
      attempts.set(steps, (attempts.get(steps) ?? 0) + 1);
      if (warm.has(count)) samples.set(steps, [...(samples.get(steps) ?? []), perHop * steps]);
    }
    warm.add(count);
  }
  throw new Error('the plan never ends');
}

const runsAt = (jobs: IdleJob[], steps: number) =>
  jobs.filter((job) => job.kind === 'latency' && job.spec.steps === steps).length;
const pictures = (jobs: IdleJob[]) =>
  jobs.filter((job) => job.kind === 'live').reduce((sum, job) => sum + job.spec.count, 0);

test('a fast engine: five runs at every stop but ∞, and a thousand pictures', () => {
  const jobs = play(5);
  for (const steps of STANDARD_STOPS.filter((stop) => stop <= 32 && stop !== 4)) expect(runsAt(jobs, steps)).toBe(5);
  expect(runsAt(jobs, 4)).toBe(6); // warm-up
  expect(runsAt(jobs, 256)).toBe(3);
  expect(pictures(jobs)).toBeGreaterThanOrEqual(1000);
  expect(pictures(jobs)).toBeLessThan(1060);
});

test('wasm on two cores: cheap stops at least three times, ∞ once and after the others', () => {
  const jobs = play(120);
  for (const steps of [1, 2, 3, 4, 5, 6, 7, 8]) expect(runsAt(jobs, steps)).toBeGreaterThanOrEqual(3);
  expect(runsAt(jobs, 256)).toBe(1);
  const infinite = jobs.findIndex((job) => job.spec.steps === 256);
  expect(jobs.slice(infinite + 1).every((job) => job.kind === 'live')).toBe(true);
});

test('short stops are first measured before long ones', () => {
  const order = [...new Set(play(20).flatMap((job) => (job.kind === 'latency' ? [job.spec.steps] : [])))];
  expect(order).toEqual([4, 1, 2, 3, 5, 6, 7, 8, 16, 32, 256]);
});

test('stops without pictures are made in advance, short ones first; ∞ early if it is quick, never if it takes too long', () => {
  const view = (perHop: number, ready: number[]): IdleView => ({
    stops: STANDARD_STOPS,
    measures: true,
    classes: 10,
    specAt: (steps) => ({ sampler: 'multistep', steps, count: 16, seed: 2, label: 'mixed', network: 'dial' }),
    current: 4,
    samples: ({ steps }) => [1, 2, 3, 4, 5].map(() => perHop * steps),
    attempts: () => 9,
    kept: ({ steps }) => ready.includes(steps),
    livePictures: 0,
    liveBatches: 0,
  });
  const next = (perHop: number, ready: number[]) => {
    const job = nextIdleJob(view(perHop, ready));
    return job && [job.kind, job.spec.steps];
  };
  expect(next(5, [4])).toEqual(['latency', 1]);
  expect(next(5, [1, 2, 4])).toEqual(['latency', 3]);
  const finite = STANDARD_STOPS.slice(0, -1);
  expect(next(5, finite)).toEqual(['latency', 256]);
  expect(next(120, finite)).toEqual(['live', 4]);
  expect(nextIdleJob({ ...view(120, finite), livePictures: Number.POSITIVE_INFINITY })?.spec.steps).toBe(256);
  expect(nextIdleJob({ ...view(700, finite), livePictures: Number.POSITIVE_INFINITY })).toBeNull();
  // Without measurements: only pictures, and none that take long.
  const alone = (perHop: number, ready: number[]) => nextIdleJob({ ...view(perHop, ready), measures: false });
  expect(alone(5, [1, 2, 4])).toMatchObject({ kind: 'latency', spec: { steps: 3 } });
  expect(alone(5, finite)).toMatchObject({ kind: 'latency', spec: { steps: 256 } });
  expect(alone(120, finite)).toBeNull();
});

test('locked stops are neither measured nor made in advance', () => {
  const jobs = play(20, 4, 2000, [1, 4, 32]);
  expect(new Set(jobs.map(({ spec }) => spec.steps))).toEqual(new Set([1, 4, 32]));
});

test('a very slow engine is not kept busy without end', () => {
  const total = (jobs: IdleJob[], perHop: number) =>
    jobs.reduce((sum, job) => sum + (job.spec.steps * perHop * job.spec.count) / 16, 0);
  expect(runsAt(play(3000), 256)).toBe(0);
  expect(total(play(3000), 3000)).toBeLessThan(12 * 60_000);
  expect(total(play(120, 256), 120)).toBeLessThan(5 * 60_000);
});

test.each([
  [7, 56],
  [40, 40],
  [64, 64],
  [0, 60],
])('%i classes: live batches of %i pictures', (classes, count) => {
  const live = play(2, 4, 2000, [1, 3, 9, 256], classes).filter((job) => job.kind === 'live');
  expect(new Set(live.map((job) => job.spec.count))).toEqual(new Set([count]));
});

test('more classes than one run has pictures: no live estimate', () => {
  expect(play(2, 3, 2000, [1, 3, 9, 256], 65).filter((job) => job.kind === 'live')).toEqual([]);
});

test('live batches hold every class equally often and never repeat a seed', () => {
  const live = play(5).filter((job) => job.kind === 'live');
  expect(live.every((job) => job.spec.count % 10 === 0 && job.spec.label === 'mixed')).toBe(true);
  expect(new Set(live.map((job) => job.spec.seed)).size).toBe(live.length);
  expect(derivedSeed(0xffff_ffff, 0)).toBe(0x9e3779b8);
});
