/** The files of the page: nothing lost, every number as it was, every line with its origin. */
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import { tileImages } from '../../../core/tile-images.ts';
import type { CurveRecord } from '../../../package/curves.ts';
import { provenanceOf } from '../../../package/provenance.ts';
import { testCaptionManifest, testManifest } from '../../../test-support/test-package.ts';
import { csvOf } from './csv.ts';
import { figuresOf } from './figures.ts';
import { jsonOf } from './json.ts';
import { encodePng, pngText } from './png.ts';

const ADDRESS = 'https://example.org/dial/?v=1&m=tiny&seed=7';
const manifest = testManifest();
const record: CurveRecord = {
  family: 'multistep',
  sampler: 'multistep',
  network: 'dial',
  steps: 4,
  count: 10_000,
  fidProxy: 0.1 + 0.2,
  fidProxyInterval: [0.25, 0.35],
  kid: 1e-7,
  accuracy: 0.99,
};
const floor: CurveRecord = {
  family: 'real',
  count: 5000,
  fidProxy: 0.05,
  fidProxyInterval: [0.04, 0.06],
  kid: 0,
  accuracy: 1,
};
const page = {
  timings: new Map([
    ['multistep dial 4 16', [30, 10, 20]],
    ['ddim dial 256 1', [1000.123]],
  ]),
  live: new Map([
    ['multistep dial 4', { count: 60, estimate: { value: 0.4, low: 0.3, high: 0.5 } }],
    ['stochastic dial 2', { count: 10, estimate: null }],
  ]),
  curves: { status: 'ready' as const, records: [record, floor] },
};
const provenance = provenanceOf({
  manifest,
  spec: { sampler: 'multistep', steps: 4, count: 16, seed: 7, label: 'mixed', network: 'dial' },
  device: { backend: 'webgl', description: 'ANGLE (Maker, "Chip", 4.1)', software: false, refused: [] },
  versions: { stepdial: '1.2.3', commit: 'abc', tensorflowjs: '4.22.0', userAgent: 'Test/1' },
  date: new Date('2026-11-26T12:00:00Z'),
});

/** Lines of a CSV as records, by a reader of its own. */
function readCsv(text: string): Record<string, string>[] {
  const rows = text
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
        quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
      ),
    );
  const [head = [], ...lines] = rows;
  for (const line of lines) expect(line).toHaveLength(head.length);
  return lines.map((line) => Object.fromEntries(head.map((name, i) => [name, line[i] ?? ''])));
}

test('every latency, curve and live estimate is a line of the CSV, with its origin', () => {
  const lines = readCsv(csvOf(figuresOf(manifest, page), provenance, manifest, ADDRESS));
  const kinds = lines.map(({ figure, value, low, high, count }) => [figure, value, low, high, count].join(' '));
  expect(kinds).toEqual([
    'latency 20 15 25 3',
    'latency_run 30   1',
    'latency_run 10   1',
    'latency_run 20   1',
    'latency 1000.123 1000.123 1000.123 1',
    'latency_run 1000.123   1',
    'fid_proxy 0.30000000000000004 0.25 0.35 10000',
    'kid 1e-7   10000',
    'accuracy 0.99   10000',
    'fid_proxy_floor 0.05 0.04 0.06 5000',
    'kid_floor 0   5000',
    'accuracy_floor 1   5000',
    'fid_proxy_live 0.4 0.3 0.5 60',
    'fid_proxy_live    10',
  ]);
  expect(lines[0]).toMatchObject({
    unit: 'ms',
    sampler: 'multistep',
    network: 'dial',
    steps: '4',
    images: '16',
    guidance: '',
    network_sha256: manifest.networks[0]?.file.sha256,
  });
  for (const line of lines) {
    expect(line).toMatchObject({
      model: 'tiny',
      seed: '7',
      backend: 'webgl',
      device: 'ANGLE (Maker, "Chip", 4.1)',
      version: '1.2.3',
      commit: 'abc',
      user_agent: 'Test/1',
      date: '2026-11-26T12:00:00.000Z',
      address: ADDRESS,
    });
  }
});

test('a live estimate at a guidance of the reader’s', () => {
  const captioned = testCaptionManifest(manifest.config);
  const live = new Map([['multistep dial 4 2.75', { count: 20, estimate: null }]]);
  const figures = figuresOf(captioned, { ...page, live });
  expect(figures.live).toMatchObject([{ guidance: 2.75, count: 20 }]);
  const lines = readCsv(csvOf(figures, provenance, captioned, ADDRESS));
  expect(lines.at(-1)).toMatchObject({ figure: 'fid_proxy_live', guidance: '2.75' });
  expect(lines.find(({ figure }) => figure === 'fid_proxy')).toMatchObject({ guidance: '1.5' });
});

test('the JSON has the same figures, and pictures that decode', () => {
  const images = { count: 2, height: 1, width: 2, channels: 1, data: Uint8Array.of(1, 2, 3, 4) };
  const sheet = tileImages(images);
  const pictures = { provenance, sheet, png: encodePng(sheet, 1, 1, {}) };
  const pinned = { ...pictures, provenance: { ...provenance, settings: { ...provenance.settings, steps: 1 } } };
  const json = JSON.parse(jsonOf(figuresOf(manifest, page), provenance, { pictures, pinned }, ADDRESS));
  expect(json).toMatchObject({
    format: 1,
    ...provenance,
    address: ADDRESS,
    latency: [
      { steps: 4, images: 16, runsMs: [30, 10, 20], medianMs: 20, lowMs: 15, highMs: 25 },
      { sampler: 'ddim', steps: 256, images: 1, runsMs: [1000.123] },
    ],
    measuredCurves: [record, floor],
    live: [
      { count: 60, fidProxy: 0.4, fidProxyInterval: [0.3, 0.5] },
      { sampler: 'stochastic', fidProxy: null, fidProxyInterval: null },
    ],
    pictures: { settings: { seed: 7, steps: 4 }, width: 4, height: 1 },
    pinned: { settings: { seed: 7, steps: 1 }, network: { name: 'dial' }, width: 4, height: 1 },
  });
  expect([...decode(Buffer.from(json.pictures.png, 'base64')).data]).toEqual([1, 2, 3, 4]);
  const none = jsonOf(figuresOf(manifest, page), provenance, { pictures: null, pinned: null }, ADDRESS);
  expect(JSON.parse(none)).toMatchObject({ pictures: null, pinned: null });
});

test('a PNG is exact, grey or in colour, and enlarged without smoothing', () => {
  const grey = tileImages({ count: 1, height: 2, width: 2, channels: 1, data: Uint8Array.of(0, 50, 100, 255) });
  expect(decode(encodePng(grey, 1, 1, {}))).toMatchObject({ width: 2, height: 2, channels: 1 });
  const large = decode(encodePng(grey, 1, 8, {}));
  expect([large.width, large.height]).toEqual([16, 16]);
  for (const [i, value] of [...large.data].entries()) {
    const [x, y] = [(i % 16) >> 3, i >> 7];
    expect(value).toBe([0, 50, 100, 255][2 * y + x]);
  }
  const colour = tileImages({ count: 1, height: 1, width: 2, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
  expect([...decode(encodePng(colour, 3, 1, {})).data]).toEqual([1, 2, 3, 4, 5, 6]);
});

test('its text says where it comes from, whatever the caption is written in', () => {
  const sheet = tileImages({ count: 1, height: 1, width: 1, channels: 1, data: Uint8Array.of(9) });
  const settings = { ...provenance.settings, captions: ['猫 ❤ café "x"'], guidance: 1 };
  const { text } = decode(encodePng(sheet, 1, 1, pngText({ ...provenance, settings }, ADDRESS)));
  expect(text).toMatchObject({ Software: 'StepDial 1.2.3 (abc)', Source: ADDRESS, 'Creation Time': provenance.date });
  expect(JSON.parse(text['StepDial'] ?? '')).toEqual({ ...provenance, settings });
});
