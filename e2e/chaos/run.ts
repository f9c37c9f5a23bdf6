/**
 * `npm run chaos`: everything that may happen to the page, at random and often, with what must still hold (docs/reliability.md).
 *
 * `--seed N` repeats a campaign, `--part NAME` runs one part of it, `--share 0.01` a hundredth of the tries, `--minutes N` ends
 * it in time. Prints a table, also in test-results/chaos.md; exits with 1 where anything was lost.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../../scripts/setup.mjs';
import { serveSite } from '../static-site.ts';
import { browserLife } from './browser-life.ts';
import type { Part } from './campaign.ts';
import { deaths } from './deaths.ts';
import { embeds } from './embeds.ts';
import { webglLosses, webgpuLosses } from './losses.ts';
import { moves } from './moves.ts';
import { networkFaults } from './network.ts';
import { Random } from './random.ts';

const PARTS: Record<string, { about: string; part: Part }> = {
  moves: { about: 'random changes of every control', part: moves },
  deaths: { about: 'deaths of the worker', part: deaths },
  network: { about: 'network faults', part: networkFaults },
  life: { about: 'events of a page’s life', part: browserLife },
  embeds: { about: 'embeds added and removed', part: embeds },
  webgl: { about: 'lost WebGL contexts', part: webglLosses },
  webgpu: { about: 'lost WebGPU devices', part: webgpuLosses },
};
const GPU = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '180' },
    part: { type: 'string', multiple: true, default: Object.keys(PARTS) },
  },
});
const share = Number(values.share);
const end = Date.now() + Number(values.minutes) * 60_000;
const SHELL = '/usr/bin/chromium-headless-shell';
const executablePath = process.env['CHROMIUM'] ?? (existsSync(SHELL) ? SHELL : findChromium());
const lines = ['| what | tried | survived | lost | minutes | |', '|--|--|--|--|--|--|'];
let [tried, lost] = [0, 0];
for (const name of values.part) {
  const known = PARTS[name];
  if (known === undefined) throw new RangeError(`--part is one of ${Object.keys(PARTS).join(', ')}.`);
  const site = await serveSite();
  const args = ['--no-sandbox', '--disable-quic', ...(name.startsWith('webg') ? GPU : [])];
  const browser = await chromium.launch({ ...(executablePath !== undefined && { executablePath }), args });
  const begun = Date.now();
  const times = (whole: number) => Math.max(1, Math.ceil(whole * share));
  const row = await known.part({ browser, site, random: new Random(Number(values.seed)), times, end });
  await browser.close();
  await site.close();
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  lines.push(
    `| ${known.about} | ${row.tried} | ${row.tried - row.lost.length} | ${row.lost.length} | ${minutes} | ${row.note} |`,
  );
  console.log(lines.at(-1));
  for (const each of row.lost) console.log(`  ${each}`);
  tried += row.tried;
  lost += row.lost.length;
}
mkdirSync('test-results', { recursive: true });
writeFileSync('test-results/chaos.md', `${lines.join('\n')}\n`);
const counts = { passed: tried - lost, failed: lost, skipped: 0 };
writeFileSync('test-results/chaos.json', JSON.stringify(counts));
console.log(`\nseed ${values.seed}: ${lost} lost`);
process.exit(lost === 0 ? 0 : 1);
