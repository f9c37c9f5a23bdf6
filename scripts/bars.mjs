/**
 * `npm run bars`: what a model's measured curve says of the promises made for it. Reads curves.json and the records of
 * specialists that were measured and not shipped; measures nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './setup.mjs';

const model = process.argv[2] ?? 'mnist';
/** @param {string} path */
const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const milestones = 'training/milestones';
const unshipped = readdirSync(join(root, milestones)).filter((name) => name.match(`^${model}-specialist-\\d+\\.json$`));
const shipped = read(`public/models/${model}/curves.json`);
/**
 * @typedef {{ family: string, sampler?: string, network?: string, steps?: number, count: number, fidProxy: number,
 *   fidProxyInterval: number[], kid: number, accuracy: number, heldOut?: { fidProxy: number, kid: number } }} Measured
 * @type {Measured[]}
 */
const records = [
  ...shipped,
  ...unshipped.flatMap((name) => read(`${milestones}/${name}`)).filter(({ family }) => family !== 'real'),
];
/** @type {(sampler: string, steps: number, network?: string) => Measured | undefined} */
const find = (sampler, steps, network = 'dial') =>
  records.find((r) => r.sampler === sampler && r.steps === steps && r.network === network);
const floor = records.find((r) => r.family === 'real');
const infinite = find('multistep', 256);
/** @type {string[]} */
const lines = [];
let missing = 0;

/**
 * @param {string} name
 * @param {number | undefined} value
 * @param {number} limit
 */
function bar(name, value, limit, below = true) {
  if (value === undefined || Number.isNaN(value)) {
    missing++;
    lines.push(`  ?     ${name}: not measured`);
    return;
  }
  const met = below ? value <= limit : value >= limit;
  lines.push(`  ${met ? 'met   ' : 'NOT   '}${name}: ${value.toFixed(4)} (${below ? 'at most' : 'at least'} ${limit})`);
}

/** @type {(a: Measured | undefined, b: Measured | undefined) => number | undefined} */
const ratio = (a, b) => (a && b ? a.fidProxy / b.fidProxy : undefined);
/**
 * Of what `accuracy` counts: digits that are recognised, drawings whose caption ranks first among 32.
 * @type {(a: Measured | undefined, b: Measured | undefined) => number | undefined}
 */
const accuracies = (a, b) => (a && b ? a.accuracy / b.accuracy : undefined);
/** @param {number} steps */
const dial = (steps) => find('multistep', steps);

/** @param {[number, number][]} limits */
function relativeToInfinite(limits) {
  for (const [steps, limit] of limits) bar(`FID-proxy at ${steps} relative to ∞`, ratio(dial(steps), infinite), limit);
}

function specialists() {
  for (const steps of [1, 2, 4, 8]) {
    const specialist = find('multistep', steps, `specialist-${steps}`);
    if (!specialist) {
      bar(`specialist against the dial at ${steps}`, undefined, 0);
      continue;
    }
    const wins = 1 - (ratio(specialist, dial(steps)) ?? Number.NaN);
    const ships = shipped.includes(specialist);
    const met = ships || wins <= 0.15 ? 'met   ' : 'NOT   ';
    const fate = ships ? 'ships' : 'does not ship';
    lines.push(`  ${met}specialist at ${steps}: lower than the dial by ${wins.toFixed(4)}, ${fate} (must above 0.15)`);
  }
}

/** @type {Record<string, () => void>} */
const bars = {
  mnist() {
    relativeToInfinite([
      [1, 3],
      [2, 1.5],
      [4, 1.2],
      [8, 1.08],
    ]);
    bar('dial relative to DDIM at 1', ratio(dial(1), find('ddim', 1)), 0.25);
    bar('dial relative to DDIM at 2', ratio(dial(2), find('ddim', 2)), 0.25);
    bar('dial relative to DDIM at 4', ratio(dial(4), find('ddim', 4)), 0.35);
    bar('∞ relative to the floor', ratio(infinite, floor), 3);
    bar('accuracy at ∞', infinite?.accuracy, 0.985, false);
    bar('accuracy at 8', dial(8)?.accuracy, 0.985, false);
    specialists();
  },
  emoji() {
    relativeToInfinite([
      [1, 3.5],
      [2, 1.8],
      [4, 1.3],
      [8, 1.1],
    ]);
    bar('adherence at ∞ relative to real drawings', accuracies(infinite, floor), 0.8, false);
    bar('adherence at 8 relative to ∞', accuracies(dial(8), infinite), 0.95, false);
  },
};
const judge = bars[model];
if (judge === undefined) throw new Error(`No bars are known for "${model}". Choose one of: ${Object.keys(bars)}.`);
judge();

/** @param {Measured} r */
const format = (r) => `${r.fidProxy.toFixed(4)} [${r.fidProxyInterval.map((v) => v.toFixed(4)).join(', ')}]`;
console.log(`${model}: ${records.length} records`);
if (floor) console.log(`floor (real against real): ${format(floor)}, n = ${floor.count}, accuracy ${floor.accuracy}`);
for (const r of records.filter((record) => record.family !== 'real')) {
  const excess = floor ? (r.fidProxy - floor.fidProxy).toFixed(4) : '?';
  const steps = String(r.steps).padStart(3);
  const unseen = r.heldOut ? `, from held-out ${r.heldOut.fidProxy.toFixed(2)}, KID ${r.heldOut.kid.toFixed(3)}` : '';
  console.log(
    `${r.network} ${r.sampler} ${steps}: ${format(r)}, above the floor ${excess}, KID ${r.kid.toFixed(5)}, accuracy ${r.accuracy}${unseen}, n = ${r.count}`,
  );
}
console.log(lines.join('\n'));
const fewest = Math.min(...records.map((r) => r.count));
if (fewest < 10_000)
  console.log(`Measured on ${fewest} samples; the bars ask for 10000, where less bias makes ratios larger.`);
if (missing > 0) console.log(`${missing} not measured`);
