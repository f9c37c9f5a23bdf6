/** Measuring: attempts that are taken back leave no trace, and what cannot be had is not asked for again. */
import { beforeEach, expect, test } from 'vitest';
import { tenClasses } from '../test-support/page-rig.ts';
import { changeSettings, setManifest } from './change-settings.ts';
import { Measuring } from './measuring.ts';
import { pictureKey } from './run-specs.ts';
import { createPageStore, type PageStore } from './store.ts';

let store: PageStore;
let made: Set<string>;
let measuring: Measuring;

beforeEach(() => {
  store = createPageStore();
  made = new Set();
  setManifest(tenClasses, store);
  measuring = new Measuring(store, {
    quality: () => undefined,
    has: (spec) => made.has(pictureKey(spec)),
    measures: () => true,
  });
});

/** Begin jobs without ever finishing one, and return how many there were. */
function attempts(): number {
  for (let count = 0; count < 1000; count++) {
    const job = measuring.next();
    if (job === null) return count;
    measuring.begin(job);
    made.add(pictureKey(job.spec));
  }
  return 1000;
}

test('a run that was taken back after the counts were reset does not grant another attempt', () => {
  const job = measuring.next();
  if (job === null) throw new Error('There must be something to measure.');
  const takeBack = measuring.begin(job);
  measuring.forgetModel();
  takeBack();
  const afterReset = attempts();
  measuring.forgetModel();
  made.clear();
  expect(attempts()).toBe(afterReset);
});

test('pictures that could not be made are not asked for again, until another engine opens', () => {
  changeSettings({ seed: 9 }, store);
  const first = measuring.next();
  if (first === null) throw new Error('There must be something to measure.');
  for (let tries = 0; tries < 3; tries++) measuring.begin(first);
  measuring.failed(first, false);
  expect(measuring.next()?.spec.steps).not.toBe(first.spec.steps);
  measuring.forgetTimes();
  expect(measuring.next()?.spec.steps).toBe(first.spec.steps);
});
