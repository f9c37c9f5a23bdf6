/** The rows of the chart of time from hand-made measurements. */
import { expect, test } from 'vitest';
import type { ModelManifest } from '../../../package/manifest.ts';
import { DEFAULTS } from '../../../session/settings.ts';
import { latencyRows, timeOf } from './rows.ts';

const network = (name: string): ModelManifest['networks'][number] => ({
  name,
  file: { path: `${name}.safetensors`, bytes: 1, sha256: '' },
  parameters: 1,
  multiplyAdds: 1,
  budgets: [],
});
const budgets: ModelManifest['budgets'] = { finite: [1, 2, 3, 4, 5, 6, 7, 8, 16, 32], infinite: 256 };
const manifest = { networks: [network('dial'), network('specialist-2')], budgets };

test('latency: the median of what was measured with these settings, and nothing of others', () => {
  const timings = new Map([
    ['multistep dial 2 16', [30, 10, 20]],
    ['multistep dial 2 4', [1]],
    ['ddim dial 4 16', [1]],
  ]);
  const rows = latencyRows(DEFAULTS, manifest, timings);
  expect(rows.map(({ time }) => time?.value ?? null)).toEqual([null, 20, ...Array(9).fill(null)]);
  expect(rows[1]?.time).toEqual({ value: 20, low: 15, high: 25, count: 3 });
  expect(rows.at(-1)?.steps).toBe(256);
});

test('latency of a specialist only at its budget', () => {
  const timings = new Map([
    ['multistep specialist-2 2 16', [7]],
    ['multistep dial 1 16', [3]],
  ]);
  const rows = latencyRows({ ...DEFAULTS, specialists: true }, manifest, timings);
  expect(rows.slice(0, 2).map(({ time }) => time?.value)).toEqual([3, 7]);
});

test('a clock that is too coarse for a run gives no time, and says so', () => {
  expect(timeOf([])).toEqual({ time: null, tooShort: false });
  expect(timeOf([0, 0, 0])).toEqual({ time: null, tooShort: true });
  expect(timeOf([0, 100, 100])).toMatchObject({ time: { value: 100, count: 3 }, tooShort: false });
});
