/**
 * `npm run lighthouse`: builds the site, judges it as Lighthouse's phone does, and fails below the bars.
 *
 * As Lighthouse does by default, the processor counts as four times slower. That is meant for a fast desktop: other work on
 * the machine, or few cores, only ever lower the score, so the median of three runs counts. Files come compressed, as from
 * any static host.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { build, preview } from 'vite';
import { root } from './setup.mjs';

const BARS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const RUNS = 3;
/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: 0 },
  logLevel: 'warn',
  plugins: [{ name: 'compress', configurePreviewServer: ({ middlewares }) => void middlewares.use(compressed) }],
});
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
const url = `http://127.0.0.1:${port}/`;
const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/**
 * Compressed once: the server shares the cores with the page that is judged.
 * @type {Map<string, Buffer>}
 */
const packed = new Map();
const runs = [];
for (let i = 0; i < RUNS; i++) {
  const run = await judge();
  runs.push(run);
  const scores = Object.values(run.categories).map(({ title, score }) => `${title} ${percent(score)}`);
  console.log(`run ${i + 1}: ${scores.join(', ')}`);
}
await new Promise((resolve) => server.httpServer.close(resolve));

let met = true;
for (const [category, bar] of Object.entries(BARS)) {
  const scores = runs.map(({ categories }) => percent(categories[category]?.score)).sort((a, b) => a - b);
  const median = scores[(RUNS - 1) / 2] ?? 0;
  met &&= median >= bar;
  console.log(`${median >= bar ? 'met' : 'NOT'} ${category}: ${median} (at least ${bar})`);
}
for (const { id, title, score, displayValue, scoreDisplayMode } of Object.values(runs.at(-1)?.audits ?? {})) {
  const judged =
    scoreDisplayMode === 'binary' || scoreDisplayMode === 'numeric' || scoreDisplayMode === 'metricSavings';
  if (judged && score !== null && score < 0.9)
    console.log(`  ${id} ${percent(score)}: ${title}${displayValue ? `, ${displayValue}` : ''}`);
}
process.exit(met ? 0 : 1);

async function judge() {
  const chrome = await launch({
    ...(existsSync(system) && { chromePath: system }),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-quic'],
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      onlyCategories: Object.keys(BARS),
      logLevel: 'error',
    });
    if (result === undefined) throw new Error('Lighthouse has no result.');
    return result.lhr;
  } finally {
    await chrome.kill();
  }
}

/** @type {import('vite').Connect.NextHandleFunction} */
function compressed(request, response, next) {
  const path = new URL(request.url ?? '/', 'http://site').pathname.replace(/\/$/, '/index.html');
  const type = TYPES[extname(path)];
  const file = join(root, 'dist', path);
  if (type === undefined || !existsSync(file)) return next();
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'content-encoding': 'gzip' });
  const body = packed.get(file) ?? gzipSync(readFileSync(file));
  packed.set(file, body);
  response.end(body);
}

/** @param {number | null | undefined} score */
function percent(score) {
  return Math.round((score ?? 0) * 100);
}
