/**
 * `NODE_ENV=production npx tsx bench/chart-marks.ts`: what one redraw of a chart of five curves costs the main thread, with
 * Recharts' Line and ErrorBar and with the paths of src/ui/charts/kit/Series.tsx. Median and range of seven rounds, in ms.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';

const UPDATES = 30;
const ROUNDS = 7;
const root = join(import.meta.dirname, '..');
const server = await createServer({
  root,
  configFile: false,
  mode: 'production',
  // Without React's own plugin, which would bring its development build.
  oxc: { jsx: { runtime: 'automatic', development: false } },
  logLevel: 'warn',
  optimizeDeps: { entries: ['bench/chart-marks/main.tsx'] },
  cacheDir: 'node_modules/.vite-chart-marks',
  server: { host: '127.0.0.1', port: 0, hmr: false },
});
await server.listen();
const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  ...(existsSync(system) && { executablePath: system }),
  args: ['--no-sandbox', '--disable-quic'],
});
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error.message));
await page.goto(new URL('bench/chart-marks/', server.resolvedUrls?.local[0]).href, { waitUntil: 'commit' });
await page.waitForFunction(() => 'redraw' in window, undefined, { timeout: 60_000 });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

/** Seconds of the main thread so far: scripts, style, layout. */
async function busy(): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

const ways = [
  { name: 'Recharts Line and ErrorBar', byHand: false },
  { name: 'paths on Recharts’ scales', byHand: true },
];
const costs = new Map(ways.map(({ name }) => [name, [] as number[]]));
for (let round = -1; round < ROUNDS; round++) {
  for (const { name, byHand } of ways) {
    const before = await busy();
    await page.evaluate(([way, updates]) => window.redraw(way, updates), [byHand, UPDATES] as const);
    // The round before the first warms up.
    if (round >= 0) costs.get(name)?.push((1000 * ((await busy()) - before)) / UPDATES);
  }
}
for (const [name, list] of costs) {
  const sorted = list.sort((a, b) => a - b);
  const [low, median, high] = [0, (ROUNDS - 1) / 2, ROUNDS - 1].map((at) => sorted[at]?.toFixed(1));
  console.log(`${name}: ${median} ms a redraw (${low} to ${high}, ${ROUNDS} rounds of ${UPDATES})`);
}
await browser.close();
await server.close();
