/** The frontier from hand-made curves and timings, and what holds of fronts and limits whatever the points. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CurveRecord } from '../../../package/curves.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { formatCurvePoint } from '../../../session/curve-point.ts';
import { asGood, bestWithin, frontierPoints, type Placed, paretoFront, placed, suitableLimit } from './frontier.ts';

const network = (name: string, multiplyAdds = 1): ModelManifest['networks'][number] => ({
  name,
  file: { path: `${name}.safetensors`, bytes: 1, sha256: '' },
  parameters: 1,
  multiplyAdds,
  budgets: [],
});
const record = (sampler: 'multistep' | 'ddim', of: string, steps: number, fidProxy: number): CurveRecord => ({
  family: 'multistep',
  sampler,
  network: of,
  steps,
  count: 10_000,
  fidProxy,
  fidProxyInterval: [fidProxy - 0.1, fidProxy + 0.1],
  kid: 0,
  accuracy: 1,
});
const budgets: ModelManifest['budgets'] = { finite: [1, 2, 3, 4, 5, 6, 7, 8, 16, 32], infinite: 256 };
const floor: CurveRecord = {
  family: 'real',
  count: 10_000,
  fidProxy: 0.1,
  fidProxyInterval: [0.09, 0.11],
  kid: 0,
  accuracy: 1,
};

test('a time is its own, else that of as many evaluations of as large a network, else none', () => {
  const records = [
    record('ddim', 'dial', 4, 0.9),
    record('multistep', 'dial', 4, 0.3),
    record('multistep', 'dial', 2, 0.5),
    record('multistep', 'specialist-4', 4, 0.2),
    record('multistep', 'specialist-8', 8, 0.2),
    record('ddim', 'dial', 8, 0.7),
    record('ddim', 'gone', 4, 0.7),
    record('ddim', 'dial', 9, 0.7),
    floor,
  ];
  const networks = [network('dial'), network('specialist-4'), network('specialist-8', 5)];
  const timings = new Map([
    ['multistep dial 4 16', [60, 40, 50]],
    ['multistep specialist-8 8 16', [900]],
    // Of other counts nothing is known.
    ['multistep dial 2 4', [1]],
  ]);
  const points = frontierPoints(records, { networks, budgets }, timings, 16);
  const told = points.map((point) => [formatCurvePoint(point), point.time?.value ?? null, point.borrowed]);
  expect(told).toEqual([
    ['dial.2', null, false],
    ['dial.4', 50, false],
    ['ddim.4', 50, true],
    // As many steps, but another size of network.
    ['ddim.8', null, false],
    ['specialist.4', 50, true],
    ['specialist.8', 900, false],
  ]);
  expect(placed(points).map(formatCurvePoint)).toEqual(['dial.4', 'ddim.4', 'specialist.4', 'specialist.8']);
  // Once measured, its own time counts alone.
  const measured = frontierPoints(records, { networks, budgets }, new Map([...timings, ['ddim dial 4 16', [70]]]), 16);
  expect(measured.find((point) => formatCurvePoint(point) === 'ddim.4')).toMatchObject({
    time: { value: 70, count: 1 },
    borrowed: false,
  });
});

const at = (ms: number, value: number, steps = 1): Placed => ({
  series: 'dial',
  steps,
  proxy: { value, low: value - 0.1, high: value + 0.1, count: 10_000 },
  time: { value: ms, low: ms, high: ms, count: 1 },
  borrowed: false,
});
const anyPoint = fc
  .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
  .map(([ms, value]) => at(ms, value));
const beats = (one: Placed, other: Placed): boolean =>
  one.time.value <= other.time.value &&
  one.proxy.value <= other.proxy.value &&
  (one.time.value < other.time.value || one.proxy.value < other.proxy.value);

test('the front: what nothing beats, and something of it is at least as good as any point', () => {
  fc.assert(
    fc.property(fc.array(anyPoint), (points) => {
      const front = paretoFront(points);
      for (const point of front) expect(points.some((other) => beats(other, point))).toBe(false);
      for (const point of points) {
        const matched = front.some(
          ({ time, proxy }) => time.value <= point.time.value && proxy.value <= point.proxy.value,
        );
        expect(matched).toBe(true);
      }
      for (const [i, point] of front.entries()) {
        const before = front[i - 1];
        if (before === undefined) continue;
        expect(point.time.value).toBeGreaterThan(before.time.value);
        expect(point.proxy.value).toBeLessThan(before.proxy.value);
      }
    }),
  );
});

test('the best within a limit: in time, and nothing in time is better', () => {
  fc.assert(
    fc.property(fc.array(anyPoint), fc.integer({ min: 0, max: 25 }), (points, limit) => {
      const best = bestWithin(paretoFront(points), limit);
      const within = points.filter(({ time }) => time.value <= limit);
      expect(best === null).toBe(within.length === 0);
      if (best === null) return;
      expect(best.time.value).toBeLessThanOrEqual(limit);
      expect(best.proxy.value).toBe(Math.min(...within.map(({ proxy }) => proxy.value)));
    }),
  );
});

test('what is faster and within the interval of the best may be as good', () => {
  const [fast, good, best] = [at(10, 0.3), at(20, 0.19), at(40, 0.1)];
  expect(asGood([fast, good, best], best)).toBe(good);
  expect(asGood([fast, best], best)).toBeNull();
  expect(asGood([best], best)).toBeNull();
});

test('the limit that suits a device leaves time for three steps', () => {
  expect(suitableLimit([])).toBeNull();
  expect(suitableLimit([at(20, 1, 4)])).toBe(16);
  expect(suitableLimit([at(22, 1, 4)])).toBe(100);
  expect(suitableLimit([at(9000, 1, 1), at(9000, 1, 32)])).toBe(1000);
  expect(suitableLimit([at(60_000, 1, 1)])).toBe(10_000);
});
