/**
 * The built files of the engine's worker. WebKit evaluates the script of a module worker a second time when a module that it
 * loads imports it back: then two hosts answer every message, and nothing is drawn (src/worker/host-entry.ts).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { parseSync } from 'vite';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));

interface Script {
  name: string;
  code: string;
  /** Names of the files that it imports, re-exports included. */
  imports: string[];
  /** Names of the files that it imports later. */
  later: string[];
  /** Whether it does anything but import. */
  hasCode: boolean;
}

function readScript(path: string): Script {
  const code = readFileSync(DIST + path, 'utf8');
  const { module, program, errors } = parseSync(path, code);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const exported = module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest));
  const imported = [...module.staticImports.map(({ moduleRequest }) => moduleRequest), ...exported];
  return {
    name: basename(path),
    code,
    imports: imported.flatMap((request) => (request ? [basename(request.value)] : [])),
    // What names the file is an expression; the bundler writes a plain string in quotes.
    later: module.dynamicImports.map(({ moduleRequest: { start, end } }) => basename(code.slice(start + 1, end - 1))),
    hasCode: program.body.some(({ type }) => type !== 'ImportDeclaration'),
  };
}

/** All scripts of the site, and the one that a `new Worker` names. */
function readSite(): { scripts: Script[]; worker: Script } {
  const paths = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  const scripts = paths.map(readScript);
  const named = /\bnew Worker\([^)]*?[`'"]([^`'"]+\.js)[`'"]/g;
  const workers = scripts.flatMap(({ code }) => [...code.matchAll(named)].map(([, path = '']) => basename(path)));
  const [worker, ...others] = scripts.filter(({ name }) => workers.includes(name));
  if (worker === undefined || others.length > 0) throw new Error(`One worker was expected, not ${workers.join(', ')}.`);
  return { scripts, worker };
}

test('the script of the worker is one import, and no file imports it back', () => {
  const { scripts, worker } = readSite();
  const importers = scripts.filter(({ imports, later }) => [...imports, ...later].includes(worker.name));
  expect(importers.map(({ name }) => name)).toEqual([]);
  expect(worker.hasCode).toBe(false);
  expect(worker.imports).toHaveLength(1);
});

test('what it imports is one file that is kept offline, and imports only what the page has loaded already', () => {
  const { scripts, worker } = readSite();
  const host = scripts.find(({ name }) => name === worker.imports[0]);
  const serviceWorker = scripts.find(({ name }) => name === 'service-worker.js');
  for (const file of [worker, host]) expect(serviceWorker?.code).toContain(`assets/${file?.name}`);
  const page = scripts.find(({ name }) => name.startsWith('start-'));
  expect(page?.imports).toEqual(expect.arrayContaining(host?.imports ?? ['nothing']));
});
