/**
 * `npm test`: every check and every suite, installing what is missing first.
 * Ends with one line, `N passed, N failed`, counted from the suites' own reports; each static check counts as one test.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium, ensureNodePackages, ensureOtherBrowsers, ensurePython, root, run } from './setup.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {import('node:child_process').SpawnSyncOptions} Options
 */

const reports = join(root, 'test-results');
const total = { passed: 0, failed: 0, skipped: 0 };
/**
 * What each suite came to, shown together at the end.
 * @type {string[]}
 */
const summary = [];

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
function check(name, command, args, options) {
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
function suite(name, command, args, report, read, options) {
  console.log(`\n▸ ${name}`);
  const path = join(reports, report);
  rmSync(path, { force: true });
  const begun = performance.now();
  const status = run(command, args, options);
  add(name, status, existsSync(path) ? read(readFileSync(path, 'utf8')) : { ...nothing, failed: 1 }, begun);
}

/** @type {(text: string) => Counts} */
function countVitest(text) {
  const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(text);
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
}

/** @type {(text: string) => Counts} */
function countPlaywright(text) {
  const { expected, unexpected, flaky, skipped } = JSON.parse(text).stats;
  // No test is tried again: one that passes at times has failed.
  return { passed: expected, failed: unexpected + flaky, skipped };
}

/** @type {(text: string) => Counts} */
function countPytest(text) {
  /** @param {string} key */
  const number = (key) => Number(new RegExp(`<testsuite [^>]*\\b${key}="(\\d+)"`).exec(text)?.[1] ?? 0);
  const failed = number('failures') + number('errors');
  return { passed: number('tests') - failed - number('skipped'), failed, skipped: number('skipped') };
}

ensureNodePackages();
ensureChromium();
ensureOtherBrowsers();
const python = ensurePython();
mkdirSync(reports, { recursive: true });

check('lint and format (Biome)', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
check('types (tsc)', 'npx', ['tsc', '--build']);
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/vitest.json'];
suite('unit tests (Vitest)', 'npx', vitest, 'vitest.json', countVitest);
// Playwright builds the site that it tests.
for (const [name, projects] of Object.entries({
  'tests by the clock': ['clock'],
  'browser tests': ['engine', 'page', 'examples'],
  'visual tests': ['visual'],
})) {
  const report = `playwright-${projects[0]}.json`;
  const env = { ...process.env, PLAYWRIGHT_REPORT: join(reports, report) };
  const args = ['playwright', 'test', ...projects.map((project) => `--project=${project}`)];
  suite(`${name} (Playwright)`, 'npx', args, report, countPlaywright, { env });
}
// On the site that Playwright has just built.
suite('Chromium, Firefox and WebKitGTK', 'npx', ['tsx', 'e2e/browsers/run.ts'], 'browsers.json', JSON.parse);
if (python !== undefined) {
  const cwd = join(root, 'training');
  check('Python lint (Ruff)', python, ['-m', 'ruff', 'check', '.'], { cwd });
  check('Python format (Ruff)', python, ['-m', 'ruff', 'format', '--check', '.'], { cwd });
  check('Python types (mypy)', python, ['-m', 'mypy'], { cwd });
  // A second thread costs networks this small more time than it saves.
  const env = { ...process.env, OMP_NUM_THREADS: '1' };
  const junit = `--junitxml=${join(reports, 'pytest.xml')}`;
  suite('training tests (pytest)', python, ['-m', 'pytest', junit], 'pytest.xml', countPytest, { cwd, env });
}

console.log(`\n${summary.join('\n')}`);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);
