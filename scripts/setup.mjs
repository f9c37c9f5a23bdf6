/** What `npm start` and `npm test` need on a fresh clone: each function installs one thing, or says what to do. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Run a command with its output shown; returns its exit status (127 where it cannot be started).
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
export function run(command, args, options = {}) {
  const shell = process.platform === 'win32';
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell, ...options });
  return result.status ?? 127;
}

/**
 * The standard output of a command, trimmed, or undefined where it fails.
 * @param {string} command
 * @param {string[]} args
 */
function answer(command, args) {
  const result = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** @param {string} text */
function step(text) {
  console.log(`\n▸ ${text}`);
}

/**
 * End with one instruction.
 * @param {string} text
 * @returns {never}
 */
export function stop(text) {
  console.error(`\n✗ ${text}`);
  process.exit(1);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Node ${process.versions.node} is too old: install Node 20.19 or later (https://nodejs.org) and try again.`);
  }
}

/**
 * Whether `stamp` already holds the content of `source`: then what was made from it is up to date.
 * @param {string} stamp
 * @param {string} source
 */
function isCurrent(stamp, source) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(source, 'utf8');
}

/** node_modules as package-lock.json says. Not `npm ci`: lock files made on one platform may lack another's binaries. */
export function ensureNodePackages() {
  checkNode();
  const lock = join(root, 'package-lock.json');
  const stamp = join(root, 'node_modules', '.stepdial-lock');
  if (isCurrent(stamp, lock)) return;
  step('Installing the npm packages (once)…');
  if (run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    stop('npm could not install the packages. Check the network, then run `npm install` to see why.');
  }
  writeFileSync(stamp, readFileSync(lock));
}

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The path of a Chromium that Playwright can drive, or undefined. */
export function findChromium() {
  return [process.env['CHROMIUM'], ...CHROMIUMS].find((path) => path !== undefined && existsSync(path));
}

/**
 * Install Debian's `packages`, where we may.
 * @param {string} what
 * @param {string[]} packages
 */
function installDebian(what, packages) {
  if (process.getuid?.() !== 0 || answer('apt-get', ['--version']) === undefined) return;
  step(`Installing ${what} from the Debian packages (once)…`);
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const quiet = {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

/** Chromium, from Debian's packages where we may install them. */
export function ensureChromium() {
  if (findChromium() !== undefined) return;
  installDebian('Chromium', ['chromium']);
  if (findChromium() === undefined) {
    stop(
      'The browser tests need Chromium: install it (Debian: `apt-get install chromium`) or set CHROMIUM to its path.',
    );
  }
}

/** A smaller build of Chromium for the tests that look at no pixels (playwright.config.ts). They also run without it. */
export function ensureHeadlessShell() {
  if (process.env['CHROMIUM'] !== undefined || existsSync('/usr/bin/chromium-headless-shell')) return;
  installDebian("Chromium's headless shell", ['chromium-headless-shell']);
}

/** Commands of the other browsers of `npm run test:browsers`, and the Debian packages that have them. */
const OTHER_BROWSERS = { 'firefox-esr': 'firefox-esr', WebKitWebDriver: 'webkit2gtk-driver', Xvfb: 'xvfb' };

/** Firefox and WebKitGTK beside Chromium; only with CI=true, which must have all three. Elsewhere an absent one is skipped. */
export function ensureOtherBrowsers() {
  if (process.env['CI'] !== 'true') return;
  ensureChromium();
  const missing = () => Object.entries(OTHER_BROWSERS).filter(([name]) => !isCommand(name));
  const packages = missing().map(([, debian]) => debian);
  if (packages.length > 0) installDebian('Firefox and WebKitGTK', packages);
  if (missing().length > 0)
    stop(
      `These are missing: ${missing()
        .map(([name]) => name)
        .join(', ')} (Debian: ${packages.join(' ')}).`,
    );
}

/** @param {string} name */
const isCommand = (name) =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/**
 * The Python of a virtual environment with what the training tests need.
 * Returns undefined, having said why, where there is no Python 3.11; with CI=true that ends the run.
 */
export function ensurePython() {
  const python = join(root, '.venv', 'bin', 'python');
  const lock = join(root, 'training', 'requirements.txt');
  const stamp = join(root, '.venv', '.stepdial-lock');
  if (isCurrent(stamp, lock)) return python;
  const found = ['python3.13', 'python3.12', 'python3.11', 'python3'].find((name) => {
    const version = answer(name, ['-c', 'import sys; print(sys.version_info >= (3, 11))']);
    return version === 'True';
  });
  if (found === undefined) {
    const text = 'The training tests need Python 3.11 or later, which is not here.';
    if (process.env['CI'] === 'true') stop(text);
    console.log(`\n▸ ${text} They are skipped.`);
    return undefined;
  }
  step('Installing the Python packages of the training tests into .venv (once; PyTorch is large)…');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', lock];
  if (run(found, ['-m', 'venv', join(root, '.venv')]) !== 0 || run(python, pip) !== 0) {
    stop(
      'The Python packages could not be installed: see above; on Debian `apt-get install python3-venv` may be missing.',
    );
  }
  writeFileSync(stamp, readFileSync(lock));
  return python;
}
