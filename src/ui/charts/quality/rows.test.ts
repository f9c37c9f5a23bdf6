/** The rows of the chart of quality from hand-made records. */
import { expect, test } from 'vitest';
import { de } from '../../../locales/de.ts';
import { en } from '../../../locales/en.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import type { ModelManifest } from '../../../package/manifest.ts';
import { DEFAULTS } from '../../../session/settings.ts';
import { trainedAs } from '../kit/series-words.ts';
import { familiesOf, qualityRows, seriesAt, seriesOfRecord } from './rows.ts';

const network = (name: string): ModelManifest['networks'][number] => ({
  name,
  file: { path: `${name}.safetensors`, bytes: 1, sha256: '' },
  parameters: 1,
  multiplyAdds: 1,
  budgets: [],
});
const budgets: ModelManifest['budgets'] = { finite: [1, 2, 3, 4, 5, 6, 7, 8, 16, 32], infinite: 256 };
const manifest = { networks: [network('dial'), network('specialist-2')], budgets };

const record = (sampler: 'multistep' | 'ddim' | 'stochastic', network: string, steps: number, fidProxy: number) =>
  ({
    family: 'multistep',
    sampler,
    network,
    steps,
    count: 10_000,
    fidProxy,
    fidProxyInterval: [fidProxy - 0.1, fidProxy + 0.2],
    kid: 0,
    accuracy: 1,
  }) satisfies CurveRecord;

test('quality: each record in its curve, the live estimate of the chosen sampler', () => {
  const records: CurveRecord[] = [
    record('multistep', 'dial', 2, 1),
    record('multistep', 'specialist-2', 2, 0.9),
    record('ddim', 'dial', 2, 4),
    record('stochastic', 'dial', 4, 2),
    { family: 'real', count: 10_000, fidProxy: 0.1, fidProxyInterval: [0.09, 0.11], kid: 0, accuracy: 1 },
  ];
  const live = new Map([
    ['ddim dial 2', { count: 200, estimate: { value: 4.1, low: 3, high: 5 } }],
    ['ddim dial 4', { count: 20, estimate: null }],
    ['multistep dial 8', { count: 200, estimate: { value: 9, low: 8, high: 10 } }],
  ]);
  const rows = qualityRows({ ...DEFAULTS, sampler: 'ddim' }, manifest, live, records);
  const two = rows[1];
  expect(two?.series.dial?.value).toBe(1);
  expect(two?.series.dial).toMatchObject({ low: 0.9, high: 1.2, count: 10_000 });
  expect(two?.series.specialist?.value).toBe(0.9);
  expect(two?.series.ddim?.value).toBe(4);
  expect(two?.series.stochastic).toBeNull();
  expect(two?.livePoint).toMatchObject({ value: 4.1, count: 200 });
  expect(rows[3]).toMatchObject({ live: { count: 20 }, livePoint: null });
  expect(rows[7]?.live).toBeNull();
  expect(records.map(seriesOfRecord)).toEqual(['dial', 'specialist', 'ddim', 'stochastic', null]);
});

test('the curve of the settings is the dial’s where there is no specialist', () => {
  const records = [record('multistep', 'dial', 2, 1), record('multistep', 'specialist-2', 2, 0.9)];
  const rows = qualityRows({ ...DEFAULTS, specialists: true }, manifest, new Map(), records);
  const choice = { sampler: 'multistep', specialists: true } as const;
  expect([rows[1], rows[2], undefined].map((row) => seriesAt(row, choice))).toEqual(['specialist', 'dial', 'dial']);
  expect(seriesAt(rows[1], { ...choice, sampler: 'ddim' })).toBe('ddim');
});

test('the families of each curve are those that its records name', () => {
  const tract = { ...record('multistep', 'specialist-2', 2, 0.4), family: 'tract' };
  const families = familiesOf([record('multistep', 'dial', 2, 0.5), tract, record('ddim', 'dial', 2, 0.9)]);
  expect(families).toMatchObject({ dial: ['multistep'], specialist: ['tract'], ddim: ['multistep'], heun: [] });
});

test('a family is called by the name that the page knows, else by its own', () => {
  expect(trainedAs(['tract', 'my-family'], en)).toBe('(trained as: TRACT, my-family)');
  expect(trainedAs(['diffusion'], de)).toBe('(trainiert als: Diffusion)');
});
