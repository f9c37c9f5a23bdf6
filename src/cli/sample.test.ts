/** `npm run sample` from the outside, on a tiny random network: files, determinism, mistakes. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decode } from 'fast-png';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testCaptionManifest, testManifest } from '../test-support/test-package.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
/** A model of captions. */
let captioned: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepdial-sample-'));
  const bytes = readFileSync(join(ROOT, 'golden/tiny.safetensors'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const manifest = testManifest();
  for (const network of manifest.networks) network.file = { path: 'dial.safetensors', bytes: bytes.length, sha256 };
  writeFileSync(join(folder, 'dial.safetensors'), bytes);
  writeFileSync(join(folder, 'model.json'), JSON.stringify(manifest));
  captioned = mkdtempSync(join(folder, 'captioned-'));
  const { config, pieces } = JSON.parse(readFileSync(join(ROOT, 'golden/tiny-captions.json'), 'utf8'));
  const ofCaptions = testCaptionManifest(config);
  const put = (path: string, bytes: Buffer) => {
    writeFileSync(join(captioned, path), bytes);
    return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  const weights = put('dial.safetensors', readFileSync(join(ROOT, 'golden/tiny-captions.safetensors')));
  for (const network of ofCaptions.networks) network.file = weights;
  const file = put('captions.json', Buffer.from(JSON.stringify({ pieces, suggestions: [], draws: [] })));
  if (ofCaptions.captions !== undefined) ofCaptions.captions.file = file;
  writeFileSync(join(captioned, 'model.json'), JSON.stringify(ofCaptions));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Run the command as npm does. */
function command(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'scripts/command.mjs'), 'sample', ...args], { cwd: ROOT });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

const sample = (name: string, ...args: string[]) => sampleOf(folder, name, ...args);

async function sampleOf(model: string, name: string, ...args: string[]) {
  const out = join(folder, name);
  const ended = await command('--model', model, '--out', out, ...args);
  expect(ended).toMatchObject({ code: 0, err: '' });
  return {
    array: readFileSync(join(out, 'samples.npy')),
    sheet: decode(readFileSync(join(out, 'samples.png'))),
    report: JSON.parse(readFileSync(join(out, 'samples.json'), 'utf8')),
  };
}

test('sheet, array and report match; the same command gives the same images', async () => {
  const args = ['--steps', '2', '--count', '150', '--seed', '3'];
  const { array, sheet, report } = await sample('a', ...args);
  // 128 bytes of header, then [150, 6, 6, 2].
  expect(array.subarray(10, 128).toString('latin1')).toMatch(/'shape': \(150, 6, 6, 2\), }/);
  expect(array).toHaveLength(128 + 150 * 72);
  // 13 columns and 12 rows of 6 pixels, 2 apart; the first image in the top left corner.
  expect([sheet.width, sheet.height, sheet.channels]).toEqual([13 * 8 - 2, 12 * 8 - 2, 2]);
  expect([...sheet.data.subarray(0, 12)]).toEqual([...array.subarray(128, 140)]);
  expect(report).toMatchObject({
    format: 1,
    model: 'tiny',
    network: { name: 'dial' },
    curves: { sha256: '0'.repeat(64) },
    metric: { name: 'own', sha256: '0'.repeat(64) },
    modelSha256: createHash('sha256')
      .update(readFileSync(join(folder, 'model.json')))
      .digest('hex'),
    settings: { sampler: 'multistep', steps: 2, count: 150, seed: 3, class: 'mixed' },
    device: { backend: 'wasm', refused: [] },
    timings: { batchSize: 64, batches: 1 },
    versions: { node: process.versions.node, tensorflowjs: '4.22.0' },
  });
  expect(Date.now() - Date.parse(report.date)).toBeLessThan(120_000);
  expect(report.versions.commit).toMatch(/^([0-9a-f]{12,}|unknown)/);
  expect(report.classes.slice(62, 68)).toEqual([2, 0, 1, 2, 0, 1]);
  expect((await sample('b', ...args)).array.equals(array)).toBe(true);
  const shorter = await sample('c', '--steps', '2', '--count', '70', '--seed', '3');
  expect(shorter.report.timings).toMatchObject({ batches: 0, medianMs: null });
  expect(shorter.array.subarray(128, 128 + 64 * 72).equals(array.subarray(128, 128 + 64 * 72))).toBe(true);
});

test('class by name, sampler, backend and ∞ reach the engine', async () => {
  const args = ['--count', '2', '--class', 'b', '--sampler', 'ddim', '--backend', 'cpu', '--steps', '∞'];
  const { report } = await sample('d', ...args);
  expect(report).toMatchObject({
    classes: [1, 1],
    settings: { sampler: 'ddim', steps: 256, class: 'b' },
    device: { backend: 'cpu' },
  });
});

test('a model of captions draws its examples, or the given captions, in colour', async () => {
  const { sheet, array, report } = await sampleOf(captioned, 'e', '--count', '4', '--steps', '2');
  expect([sheet.width, sheet.height, sheet.channels]).toEqual([18, 18, 3]);
  expect([...sheet.data.subarray(0, 24)]).toEqual([...array.subarray(128, 152)]);
  expect(report.settings).toMatchObject({ captions: ['red cat', 'heart'], guidance: 1.5 });
  expect(report).not.toHaveProperty('classes');
  expect(report.settings).not.toHaveProperty('class');
  const options = ['--count', '4', '--steps', '2', '--caption', 'red  CAT', '--guidance', '1.5'];
  const captionGiven = await sampleOf(captioned, 'f', ...options);
  expect(captionGiven.report.settings).toMatchObject({ captions: ['red  CAT'], guidance: 1.5 });
  const size = 8 * 8 * 3;
  // Batches of one and of two captions may sum in another order: one grey level.
  const apart = (image: number) =>
    Math.max(
      ...Array.from({ length: size }, (_, i) => {
        const at = 128 + image * size + i;
        return Math.abs((captionGiven.array[at] ?? 0) - (array[at] ?? 0));
      }),
    );
  expect(apart(0)).toBeLessThanOrEqual(1);
  expect(apart(1)).toBeGreaterThan(3);
});

test.each([
  [['--class', 'a'], /^sample: --class: tiny-captions draws captions, not classes; say which with --caption; /],
  [['--guidance', '4'], /^sample: tiny-captions cannot be guided by 4\. Choose 0 to 3\./],
  [Array<string>(65).fill('--caption=cat'), /^sample: 65 captions cannot be drawn in one run\./],
])('a mistake with a model of captions prints one line and exits with 2', async (args, line) => {
  const { code, out, err } = await command('--model', captioned, '--out', join(folder, 'none'), ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toContain('\n');
});

test.each([
  [['--caption', 'cat'], /^sample: --caption: tiny draws classes, not captions; choose one with --class; /],
  [['--guidance', '1'], /^sample: --guidance: tiny draws classes, not captions; /],
  [['--class', 'z'], /^sample: --class must be mixed, 0 to 2, or one of a, b, c, not "z"; /],
  [['--network', 'other'], /^sample: tiny has no network "other"\. Choose one of: dial\./],
  [['--model', 'no-such-model'], /^sample: --model: there is no model\.json in .*no-such-model; /],
  [['--seed', 'x'], /^sample: --seed must be a whole number/],
])('a mistake prints one line to stderr and exits with 2: %j', async (args, line) => {
  const { code, out, err } = await command('--model', folder, '--out', join(folder, 'none'), ...args);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(line);
  expect(err.trimEnd()).not.toContain('\n');
});

test('a damaged file prints one line and exits with 1', async () => {
  const broken = mkdtempSync(join(folder, 'broken-'));
  writeFileSync(join(broken, 'model.json'), readFileSync(join(folder, 'model.json')));
  const bytes = readFileSync(join(folder, 'dial.safetensors'));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  writeFileSync(join(broken, 'dial.safetensors'), bytes);
  const { code, err } = await command('--model', broken, '--out', join(broken, 'out'));
  expect(code).toBe(1);
  expect(err).toMatch(/^sample: dial\.safetensors is damaged: .*\n$/);
});

test.each([['--help'], ['--model', 'tiny', '--count', '1', '--steps', '1', '--out', 'unread']])(
  'a reader that goes away, as `head` does, is no failure: %s',
  async (...args) => {
    const full = args.map((arg) => (arg === 'tiny' ? folder : arg === 'unread' ? join(folder, arg) : arg));
    const child = spawn(process.execPath, [join(ROOT, 'scripts/command.mjs'), 'sample', ...full], { cwd: ROOT });
    child.stdout.destroy();
    let err = '';
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, trace: /EPIPE|\n {4}at /.test(err) }).toEqual({ code: 0, trace: false });
  },
);

test('--help explains every option', async () => {
  const { code, out, err } = await command('--help');
  expect([code, err]).toEqual([0, '']);
  for (const option of [
    'model',
    'steps',
    'count',
    'seed',
    'out',
    'sampler',
    'class',
    'caption',
    'guidance',
    'network',
    'backend',
  ]) {
    expect(out).toContain(`--${option} `);
  }
});
