/**
 * `npm test`: every check and every suite, installing what is missing first. Ends with one line, `N passed, N failed`.
 *
 * Nothing of Python waits for the clock, so its part runs beside the browser tests at the lowest priority, in what they leave
 * of the processor. Its output comes after theirs.
 */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import {
  ensureChromium,
  ensureHeadlessShell,
  ensureNodePackages,
  ensureOtherBrowsers,
  ensurePython,
  root,
} from './setup.mjs';
import { check, countPlaywright, countVitest, reports, suite, summary, total } from './suites.mjs';

ensureNodePackages();
ensureChromium();
ensureHeadlessShell();
ensureOtherBrowsers();
const python = ensurePython();
mkdirSync(reports, { recursive: true });

check('lint and format (Biome)', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
check('types (tsc)', 'npx', ['tsc', '--build']);
const vitest = ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json=test-results/vitest.json'];
suite('unit tests (Vitest)', 'npx', vitest, 'vitest.json', countVitest);
testBrowser('tests by the clock', ['clock']);
const pythonEnds = python === undefined ? Promise.resolve() : testPython(python);
testBrowser('browser tests', ['engine', 'page', 'examples']);
testBrowser('visual tests', ['visual']);
// On the site that Playwright has just built.
suite('Chromium, Firefox and WebKitGTK', 'npx', ['tsx', 'e2e/browsers/run.ts'], 'browsers.json', JSON.parse);
const mishaps = ['moves', 'deaths', 'network', 'life', 'embeds'].flatMap((part) => ['--part', part]);
const campaign = ['tsx', 'e2e/chaos/run.ts', '--share', '0.004', ...mishaps];
suite('mishaps, a short campaign', 'npx', campaign, 'chaos.json', JSON.parse);
await pythonEnds;

console.log(`\n${summary.join('\n')}`);
if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/**
 * Playwright builds the site that it tests.
 * @param {string} name
 * @param {string[]} projects
 */
function testBrowser(name, projects) {
  const report = `playwright-${projects[0]}.json`;
  const env = { ...process.env, PLAYWRIGHT_REPORT: join(reports, report) };
  const args = ['playwright', 'test', ...projects.map((project) => `--project=${project}`)];
  suite(`${name} (Playwright)`, 'npx', args, report, countPlaywright, { env });
}

/**
 * Start the Python part; resolves once it has ended, was shown and counted.
 * @param {string} python
 */
async function testPython(python) {
  const [output, counts] = [join(reports, 'python.txt'), join(reports, 'python.json')];
  rmSync(counts, { force: true });
  const file = openSync(output, 'w');
  const part = spawn(process.execPath, [join(root, 'scripts/test-python.mjs'), python], {
    stdio: ['ignore', file, file],
  });
  setPriority(part.pid ?? 0, constants.priority.PRIORITY_LOW);
  await new Promise((resolve) => part.once('close', resolve));
  closeSync(file);
  console.log(readFileSync(output, 'utf8'));
  const told = existsSync(counts)
    ? JSON.parse(readFileSync(counts, 'utf8'))
    : { total: { passed: 0, failed: 1, skipped: 0 }, summary: ['▸ Python: it ended early, 1 failed'] };
  summary.push(...told.summary);
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += told.total[key];
}
