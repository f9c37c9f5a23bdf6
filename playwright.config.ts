/** Browser tests: `page` on the built site, `engine` on the engine's modules through Vite's development server. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const PORT = Number(process.env['E2E_PORT'] ?? 4173);
const site = `http://127.0.0.1:${PORT}/`;
const harness = `http://127.0.0.1:${PORT + 1}/`;
/** Another site, not only another port: so frames have a process and a storage of their own, as they do in the world. */
const examples = `http://localhost:${PORT + 2}/blog-post/`;

/** The system's Chromium; without one, the browser that `npx playwright install chromium` fetches. */
const chromium = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => path !== undefined && existsSync(path));

/** A smaller build of the same browser without a window's own interface, where it is there. Its fonts differ by a pixel. */
const shell = ['/usr/bin/chromium-headless-shell'].find((path) => existsSync(path));
const unseen = process.env['CHROMIUM'] ?? shell ?? chromium;

const quiet = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The same pixels whatever was drawn before, on every processor: no repair of parts of a tile, no code for newer processors. */
const steady = ['--disable-partial-raster', '--disable-skia-runtime-opts'];
/** WebGPU and WebGL on the processor: there, with the same results, whatever GPU this machine has. */
const softwareGpu = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const launch = (args: string[], path = chromium) => ({ ...(path === undefined ? {} : { executablePath: path }), args });

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 120_000,
  // Where something is late only because cores are shared, waiting longer costs nothing.
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['json', { outputFile: process.env['PLAYWRIGHT_REPORT'] ?? 'test-results/playwright.json' }]],
  outputDir: 'test-results/artifacts',
  // One environment draws the screenshots: the system's Chromium on Linux.
  snapshotPathTemplate: '{testDir}/screenshots/{arg}{ext}',
  projects: [
    {
      // `npm test` runs it alone.
      name: 'clock',
      testMatch: 'clock.spec.ts',
      workers: 1,
      use: { baseURL: site, launchOptions: launch(quiet), serviceWorkers: 'block' },
    },
    {
      // First: its one file takes as long as a third of the page's.
      name: 'engine',
      testMatch: 'engine.spec.ts',
      use: { baseURL: harness, launchOptions: launch([...quiet, ...softwareGpu], unseen) },
    },
    {
      name: 'page',
      testIgnore: ['clock.spec.ts', 'engine.spec.ts', 'visual*.spec.ts'],
      // What a service worker answers, no route of a test would see; offline.spec.ts allows it.
      use: { baseURL: site, launchOptions: launch(quiet, unseen), serviceWorkers: 'block' },
    },
    {
      name: 'visual',
      testMatch: 'visual*.spec.ts',
      use: { baseURL: site, launchOptions: launch([...quiet, ...steady]), serviceWorkers: 'block' },
    },
    {
      name: 'examples',
      testDir: 'examples',
      use: { baseURL: examples, launchOptions: launch([...quiet, ...steady]) },
    },
  ],
  webServer: [
    {
      // Built here, so that no test ever sees an older site.
      command: `npx vite build && npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
      url: site,
      timeout: 120_000,
    },
    {
      command: `node e2e/harness/serve.mjs ${PORT + 1}`,
      url: `${harness}e2e/harness/index.html`,
      timeout: 120_000,
    },
    {
      command: `node examples/serve.mjs ${PORT + 2} ${site}`,
      url: examples,
      timeout: 120_000,
    },
  ],
});
