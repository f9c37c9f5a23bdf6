/** Idle runs: every stop is made and measured, quietly, and never in the reader's way. */
import { expect, test, vi } from 'vitest';
import { FrechetEstimate } from '../core/metrics/frechet-estimate.ts';
import { begin, beginBeforeEach, change, page, state, wait } from '../test-support/begun-page.ts';
import { type PageRig, pageRig, ranSteps, shownSteps, tenClasses } from '../test-support/page-rig.ts';
import { lockStops } from './change-settings.ts';
import { Quality } from './quality.ts';
import { STANDARD_STOPS } from './stops.ts';

beginBeforeEach();

/** Curves of 10,000 samples, and a reference for the live estimate. */
function qualityOf(classes: number): Quality {
  const { dimension } = tenClasses.features;
  const covariance = Float64Array.from({ length: dimension ** 2 }, (_, i) => (i % (dimension + 1) === 0 ? 0.5 : 0));
  const reference = { mean: new Float64Array(dimension), covariance, dimension };
  const record = { family: 'multistep', sampler: 'multistep', network: 'dial', steps: 1, count: 10_000 } as const;
  const figures = { fidProxy: 1, fidProxyInterval: [1, 1] as [number, number], kid: 0, accuracy: 1 };
  return new Quality([{ ...record, ...figures }], () => new FrechetEstimate(reference, { foldRun: classes }), classes);
}

const partsOf = (quality: Quality) => ({
  loadCurves: () => Promise.resolve(quality.records),
  loadQuality: () => Promise.resolve(quality),
});

async function beginWith(rig: PageRig): Promise<void> {
  page.controller.close();
  await begin(rig);
}

test('every stop is measured and its pictures are kept; the theme interrupts nothing', async () => {
  await wait(3000);
  change({ theme: 'dark' });
  await wait(60_000);
  const counts = [1, 2, 8, 16, 32, 256].map((stop) => state().timings.get(`multistep dial ${stop} 16`)?.length);
  expect(counts).toEqual([5, 5, 5, 5, 5, 2]);
  const before = page.runs.length;
  change({ steps: 32 });
  expect(shownSteps(page)).toBe(32);
  await wait(60_000);
  expect(page.runs).toHaveLength(before);
});

test('after another seed every stop is made anew, with its trajectory, and the dial knows', async () => {
  page.trajectories = true;
  expect(state().cachedStops).toEqual([4]);
  await wait(60_000);
  expect(state().cachedStops).toEqual(STANDARD_STOPS);
  const before = page.runs.length;
  change({ seed: 9, steps: 2 });
  expect(state().cachedStops).toEqual([]);
  await wait(60_000);
  expect(state().cachedStops).toEqual(STANDARD_STOPS);
  const made = page.runs.slice(before).filter(({ spec }) => spec.count === 16);
  expect(made.map(({ spec }) => spec.steps)).toEqual([2, 1, 3, 4, 5, 6, 7, 8, 16, 32, 256]);
  expect(new Set(made.map(({ spec }) => spec.seed))).toEqual(new Set([9]));
  for (const stop of STANDARD_STOPS) {
    change({ steps: stop });
    expect(state()).toMatchObject({ shown: { spec: { seed: 9, steps: stop } }, trajectory: { image: 0 } });
  }
  expect(page.runs).toHaveLength(before + 11);
  change({ seed: 1 });
  expect(state().cachedStops).toEqual(STANDARD_STOPS);
});

test('the first idle run of each stop brings its trajectory', async () => {
  page.trajectories = true;
  await wait(60_000);
  const before = page.runs.length;
  change({ steps: 32 });
  expect(state().trajectory).toMatchObject({ image: 0, spec: { steps: 32 } });
  await wait(5000);
  expect(page.runs).toHaveLength(before);
  // The trajectory of stop 4 came with its pictures.
  expect(page.runs.slice(1).filter(({ outputs }) => outputs.trajectoryOf !== undefined)).toHaveLength(10);
});

test('a page without charts makes the allowed stops once and does not report it', async () => {
  page.controller.close();
  const locked = pageRig(undefined, { measures: () => false });
  lockStops([1, 4, 16], locked.store);
  await begin(locked);
  const before = page.runs.length;
  const reported = new Set<string>();
  page.store.subscribe(({ activity }) => reported.add(activity.kind));
  await wait(60_000);
  expect(state().cachedStops).toEqual([1, 4, 16]);
  expect(ranSteps(page).slice(before)).toEqual([1, 16]);
  expect([...reported]).toEqual(['resting']);
  change({ steps: 16, seed: 9 });
  await wait(60_000);
  expect(ranSteps(page).slice(before)).toEqual([1, 16, 16, 1, 4]);
});

test('once the reader stops measuring, nothing is made in advance', async () => {
  await wait(520);
  page.controller.stop();
  change({ seed: 9 });
  await wait(60_000);
  expect(state().cachedStops).toEqual([4]);
});

test('stopping while the page measures stops measuring, but not the dial', async () => {
  await wait(520);
  page.controller.stop();
  expect(state()).toMatchObject({ measuringAllowed: false, activity: { kind: 'resting' } });
  const before = page.runs.length;
  change({ steps: 7 });
  await wait(5000);
  expect(ranSteps(page).slice(before)).toEqual([7]);
});

test('an idle run gives way to the reader', async () => {
  await wait(520);
  expect(state().activity.kind).toBe('measuring');
  change({ seed: 9 });
  expect(state().activity).toMatchObject({ kind: 'sampling', spec: { seed: 9 } });
  await wait(50);
  expect(state().shown?.spec.seed).toBe(9);
});

test('a hidden page measures nothing', async () => {
  page.environment.visible = () => false;
  await wait(5000);
  expect(ranSteps(page)).toEqual([4]);
  page.environment.visible = () => true;
  page.controller.visibilityChanged();
  await wait(1000);
  expect(page.runs.length).toBeGreaterThan(1);
});

test('without the feature network there is no alert, and the stops are made all the same', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await beginWith(pageRig(tenClasses, partsOf(qualityOf(10))));
  page.failure = (_, outputs) => (outputs.features ? 'The features could not be fetched.' : null);
  await wait(60_000);
  expect(state().runError).toBeNull();
  expect(state().cachedStops).toEqual(STANDARD_STOPS);
  expect(state().live.size).toBe(0);
  expect(page.runs.filter(({ outputs }) => outputs.features)).toHaveLength(1);
  expect(warn).toHaveBeenCalledOnce();
  warn.mockRestore();
});

test('an idle run that keeps failing is given up, and the others go on', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  page.failure = ({ steps }) => (steps === 3 ? 'Not this one.' : null);
  await wait(120_000);
  expect(state().runError).toBeNull();
  expect(state().cachedStops).toEqual(STANDARD_STOPS.filter((steps) => steps !== 3));
  expect(ranSteps(page).filter((steps) => steps === 3).length).toBeLessThan(10);
  const before = page.runs.length;
  await wait(60_000);
  expect(page.runs).toHaveLength(before);
  warn.mockRestore();
});

test('a model of seven classes with other stops: all stops made and timed, every class estimated alike', async () => {
  const seven = {
    ...tenClasses,
    name: 'seven',
    classes: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
    budgets: { finite: [1, 3, 9, 27], infinite: 256 as const },
  };
  await beginWith(pageRig(seven, partsOf(qualityOf(7))));
  await wait(200_000);
  expect(state().settings.steps).toBe(3);
  expect(state().cachedStops).toEqual([1, 3, 9, 27, 256]);
  expect([1, 3, 9, 27].map((stop) => state().timings.get(`multistep dial ${stop} 16`)?.length)).toEqual([5, 5, 5, 5]);
  const batches = page.runs.filter(({ spec, outputs }) => outputs.features && spec.seed !== 1);
  expect(batches.length).toBeGreaterThan(10);
  expect(batches.every(({ spec }) => spec.count % 7 === 0)).toBe(true);
  const live = state().live.get('multistep dial 3');
  expect((live?.count ?? 0) % 7).toBe(0);
  expect(live?.count).toBeGreaterThanOrEqual(1000);
  expect(live?.estimate?.value).toBeGreaterThan(0);
});
