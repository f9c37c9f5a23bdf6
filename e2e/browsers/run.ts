/**
 * The smoke test of the built site in Chromium, Firefox and WebKitGTK: one list of checks, each browser with its version,
 * backend and times. Ends with 1 where a check fails or there is no browser at all; test-results/browsers.json has the counts.
 * Names of browsers as arguments: those only.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSite } from '../static-site.ts';
import { BROWSERS } from './browsers.ts';
import { backendOf, CHECKS } from './checks.ts';
import type { Driver } from './driver.ts';

const START_MS = 60_000;
const CHECK_MS = 90_000;
/** Of all browsers together. */
const WHOLE_MS = 480_000;

const end = performance.now() + WHOLE_MS;

/** Work that did not end in time. It cannot be called off: what it left running would disturb what comes after. */
class Late extends Error {}

/** What `work` gives, within `ms` and what is left of the whole. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const limit = Math.max(0, Math.min(ms, end - performance.now()));
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(`not done after ${seconds(limit)}`)), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** A page of another site with one embed; keeps what the embed says. */
async function serveHost(site: string) {
  const html = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
    <script>
      window.said = [];
      for (const type of ['ready', 'result', 'error']) document.addEventListener(type, ({ detail }) => detail && said.push(type), true);
    </script>
    <script async src="${site}step-dial.js"></script><step-dial count="1" steps="2" seed="11"></step-dial>`;
  const server = createServer((_, response) => void response.setHeader('Content-Type', 'text/html').end(html));
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}

/** Run all checks in one browser, up to the first that does not end. Returns the number that failed or were not reached. */
async function runIn(name: string, open: () => Promise<Driver>): Promise<number> {
  const begun = performance.now();
  const site = await serveSite();
  const host = await serveHost(site.url);
  let driver: Driver | undefined;
  let passed = 0;
  try {
    driver = await within(START_MS, open());
    console.log(`\n▸ ${name}: ${driver.version}, started in ${seconds(performance.now() - begun)}`);
    for (const [index, check] of CHECKS.entries()) {
      const from = performance.now();
      try {
        await within(CHECK_MS, check.run({ driver, site, host: host.url }));
        const on = index === 0 ? ` (on ${await backendOf(driver)})` : '';
        passed++;
        console.log(`  PASS ${check.name}${on}, ${seconds(performance.now() - from)}`);
      } catch (error) {
        console.log(`  FAIL ${check.name}: ${error instanceof Error ? error.message : error}`);
        if (error instanceof Late) break;
      }
    }
  } catch (error) {
    console.log(`\n▸ ${name}\n  FAIL it could not be started: ${error instanceof Error ? error.message : error}`);
  } finally {
    await driver?.close();
    host.close();
    await site.close();
  }
  console.log(`  ${passed} of ${CHECKS.length} passed in ${seconds(performance.now() - begun)}`);
  return CHECKS.length - passed;
}

let [tried, failed, skipped] = [0, 0, 0];
const wanted = process.argv.slice(2);
for (const { name, find } of BROWSERS) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const found = find();
  if (typeof found === 'string') {
    console.log(`\n▸ ${name}: skipped, ${found}`);
    skipped += CHECKS.length;
    continue;
  }
  tried++;
  failed += await runIn(name, found);
}
mkdirSync('test-results', { recursive: true });
const counts = { passed: tried * CHECKS.length - failed, failed, skipped };
writeFileSync('test-results/browsers.json', JSON.stringify(counts));
console.log(`\n${tried} browsers tried, ${failed} checks failed`);
process.exit(failed === 0 && tried > 0 ? 0 : 1);
