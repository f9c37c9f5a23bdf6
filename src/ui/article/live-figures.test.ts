import { expect, it } from 'vitest';
import { de } from '../../locales/de.ts';
import { en } from '../../locales/en.ts';
import type { CurveRecord } from '../../package/curves.ts';
import { timingKey } from '../../session/run-specs.ts';
import { DEFAULTS } from '../../session/settings.ts';
import { testManifest } from '../../test-support/test-package.ts';
import { askedFigures, ddimFigures, dialFigures, qualityFigures, timeFigures } from './live-figures.ts';

const record = (sampler: 'multistep' | 'ddim', steps: number, fidProxy: number, network = 'dial'): CurveRecord => ({
  family: sampler === 'ddim' ? 'diffusion' : 'multistep',
  sampler,
  network,
  steps,
  count: 10_000,
  fidProxy,
  fidProxyInterval: [fidProxy, fidProxy],
  kid: fidProxy / 50,
  accuracy: 1,
});
const floor: CurveRecord = {
  family: 'real',
  count: 9000,
  fidProxy: 0.0822,
  fidProxyInterval: [0, 1],
  kid: 0,
  accuracy: 1,
};
const records = [
  record('multistep', 4, 0.129, 'specialist-4'),
  record('multistep', 1, 0.38),
  record('multistep', 4, 0.165),
  record('multistep', 256, 0.184),
  record('ddim', 1, 62.33),
  record('ddim', 32, 0.1746),
  floor,
];

it('gives the dial at one step, at the reader’s budget and at ∞, each once, and no specialist', () => {
  const at = (steps: string, value: string) => ({ steps, value });
  expect(dialFigures(records, 4, en)).toEqual([at('1', '0.380'), at('4', '0.165'), at('∞', '0.184')]);
  expect(dialFigures(records, 1, en)).toEqual([at('1', '0.380'), at('∞', '0.184')]);
  expect(dialFigures(records, 256, en)).toEqual([at('1', '0.380'), at('∞', '0.184')]);
  expect(ddimFigures(records, en)).toEqual([at('1', '62.3'), at('32', '0.175')]);
});

it('gives nothing rather than half of it', () => {
  expect(dialFigures(records, 8, en)).toBeNull();
  expect(
    ddimFigures(
      records.filter(({ steps }) => steps !== 32),
      en,
    ),
  ).toBeNull();
  expect(qualityFigures([], 4, en)).toBeNull();
  expect(qualityFigures(records, 8, en)).toBeNull();
});

it('gives floor, samples and KID', () => {
  expect(qualityFigures(records, 4, en)).toEqual({
    floor: '0.0822',
    count: '10,000',
    kid: { steps: '4', value: '0.0033' },
  });
  expect(qualityFigures(records, 4, de)?.floor).toBe('0,0822');
});

it('gives the share of pictures that show what was asked for, beside that of real ones', () => {
  const told = [{ ...record('multistep', 4, 1), accuracy: 0.9284 }, floor];
  expect(askedFigures(told, 4, en)).toEqual({ now: { steps: '4', value: '92.8%' }, real: '100.0%' });
  expect(askedFigures(told, 4, de)?.now.value).toBe('92,8\u202f%');
  expect(askedFigures(told, 8, en)).toBeNull();
  expect(askedFigures(told.slice(0, 1), 4, en)).toBeNull();
});

it('gives the times measured here, of the reader’s own choice', () => {
  const key = (steps: number) => timingKey({ sampler: 'multistep', network: 'dial', steps, count: DEFAULTS.count });
  const page = { settings: DEFAULTS, manifest: testManifest(), messages: en };
  expect(timeFigures({ ...page, timings: new Map([[key(1), [9]]]) })).toBeNull();
  expect(timeFigures({ ...page, manifest: null, timings: new Map([[key(4), [30]]]) })).toBeNull();
  const both = new Map([
    [key(1), [9]],
    [key(4), [30, 34, 50]],
  ]);
  const now = { steps: '4', value: '34.0\u202fms' };
  expect(timeFigures({ ...page, timings: both })).toEqual({
    images: '16',
    runs: '3',
    now,
    one: { steps: '1', value: '9.00\u202fms' },
  });
  expect(timeFigures({ ...page, timings: new Map([[key(4), [34]]]) })).toMatchObject({ now, one: null });
});
