/** Runs checks and suites of tests, and counts them from their own reports; each static check counts as one test. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './setup.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('node:child_process').SpawnSyncOptions} Options
 */

export const reports = join(root, 'test-results');
export const total = { passed: 0, failed: 0, skipped: 0 };
/**
 * What each suite came to, shown together at the end.
 * @type {string[]}
 */
export const summary = [];

/**
 * Add a suite's counts; a suite that failed without a failed test (it could not start, say) counts as one failure.
 * @param {string} name
 * @param {number} status
 * @param {Counts} counts
 * @param {number} begun when it began, as performance.now() tells
 */
function add(name, status, counts, begun) {
  const failed = status !== 0 && counts.failed === 0 ? 1 : counts.failed;
  total.passed += counts.passed;
  total.failed += failed;
  total.skipped += counts.skipped;
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  summary.push(`▸ ${name}: ${counts.passed} passed, ${failed} failed${skipped}, ${seconds} s`);
  console.log(summary.at(-1));
}

const nothing = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 */
export function check(name, command, args, options) {
  console.log(`\n▸ ${name}`);
  const begun = performance.now();
  const status = run(command, args, options);
  add(name, status, status === 0 ? { ...nothing, passed: 1 } : nothing, begun);
  return status === 0;
}

/**
 * Run a suite that writes a report, and count it with `read`. Without a report it has failed.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {string} report
 * @param {(text: string) => Counts} read
 * @param {Options} [options]
 */
export function suite(name, command, args, report, read, options) {
  console.log(`\n▸ ${name}`);
  const path = join(reports, report);
  rmSync(path, { force: true });
  const begun = performance.now();
  const status = run(command, args, options);
  add(name, status, existsSync(path) ? read(readFileSync(path, 'utf8')) : { ...nothing, failed: 1 }, begun);
}

/** @type {(text: string) => Counts} */
export function countVitest(text) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** @type {(text: string) => Counts} */
export function countPlaywright(text) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
  // No test is tried again: one that passes at times has failed.
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** @type {(text: string) => Counts} */
export function countPytest(text) {
  /** @param {string} key */
  const number = (key) => Number(new RegExp(`<testsuite [^>]*\\b${key}="(\\d+)"`).exec(text)?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  return { passed: number('tests') - failed - number('skipped'), failed, skipped: number('skipped') };
}
