/** What the meter's network sees, against golden vectors from training. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseMetric } from '../../package/metric.ts';
import type { MeterGolden } from '../../test-support/meter-check.ts';
import { enlargedPlaces, type MeterInput, MeterInputs } from './meter-input.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url));
const golden: MeterGolden = JSON.parse(read('golden/meter.json').toString('utf8'));
const { noise, input } = parseMetric(Uint8Array.from(read('public/metrics/efficientnet-lite0/metric.json')).buffer);
const settings: MeterInput = { ...noise, ...input };

it('enlarges as the golden matrix does', () => {
  const { size, factor, matrix } = golden.enlarging;
  const rows = enlargedPlaces(size, factor).map(({ from, to, part }) => {
    const row = Array<number>(size).fill(0);
    row[from] = (row[from] ?? 0) + 1 - part;
    row[to] = (row[to] ?? 0) + part;
    return row;
  });
  expect(rows).toEqual(matrix);
});

it('adds the noise of training: pattern i modulo 64, in the order of the pixels, unclipped', () => {
  // Large enough not to be enlarged, so that values come out one by one.
  const side = 64;
  const made = (channels: 1 | 3, first: number, length: number): number[] => {
    const data = new Uint8Array(side * side * channels);
    const out = new Float32Array(side * side * 3);
    new MeterInputs(settings).write(out, 0, { count: 1, height: side, width: side, channels, data }, 0, first);
    const levels = Array.from(out, (value) => (value * settings.deviation + settings.mean) / settings.sigma);
    return channels === 3 ? levels.slice(0, length) : levels.filter((_, i) => i % 3 === 0).slice(0, length);
  };
  const { colourPattern63, greyPattern0 } = golden.noise;
  for (const [found, expected] of [
    [made(3, 127, colourPattern63.length), colourPattern63],
    [made(1, 64, greyPattern0.length), greyPattern0],
  ] as const) {
    for (const [i, value] of expected.entries()) expect(found[i]).toBeCloseTo(value, 4);
  }
});

it('enlarges by the largest whole factor and never shrinks', () => {
  const inputs = new MeterInputs(settings);
  expect(inputs.sides({ height: 32, width: 32 })).toEqual({ height: 64, width: 64, factor: 2 });
  expect(inputs.sides({ height: 28, width: 28 })).toEqual({ height: 56, width: 56, factor: 2 });
  expect(inputs.sides({ height: 14, width: 20 })).toEqual({ height: 42, width: 60, factor: 3 });
  expect(inputs.sides({ height: 100, width: 80 })).toEqual({ height: 100, width: 80, factor: 1 });
});
