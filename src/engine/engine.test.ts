/** The engine on real backends with a tiny network: the same seed gives the same images, files load lazily, no tensor stays. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Images, RunOutputs, RunSpec } from '../core/types.ts';
import { NetworkError } from '../package/errors.ts';
import type { ModelFile, ModelManifest } from '../package/manifest.ts';
import { parseSafetensors, WeightsError } from '../package/safetensors.ts';
import { testManifest } from '../test-support/test-package.ts';
import { type Backend, openBackend } from './backends.ts';
import { createEngine } from './engine.ts';
import { NonFiniteError, RunError, toEngineError } from './errors.ts';
import type { ModelFiles } from './loaded-package.ts';

const WEIGHTS = Uint8Array.from(readFileSync(new URL('../../golden/tiny.safetensors', import.meta.url))).buffer;
const spec: RunSpec = { sampler: 'multistep', steps: 4, count: 3, seed: 5, label: 'mixed', network: 'dial' };
const plain = { previewEveryMs: 0, features: false };

/** The backend of the current tests. */
let backend: Backend;

/** An engine with one network under two names, and a list of the files it has read. */
function tiny(read: (file: ModelFile) => ArrayBuffer = () => WEIGHTS, on: Backend = backend) {
  const asked: string[] = [];
  const [dial] = testManifest().networks;
  const networks = ['dial', 'specialist-4'].flatMap((name) =>
    dial === undefined ? [] : [{ ...dial, name, file: { ...dial.file, path: `${name}.safetensors` } }],
  );
  const manifest: ModelManifest = { ...testManifest(), networks };
  const files: ModelFiles = {
    read: async (file) => {
      asked.push(file.path);
      return read(file);
    },
  };
  return { engine: createEngine(manifest, files, on), asked };
}

const hash = ({ data }: Images) => createHash('sha256').update(data).digest('hex');

describe.each(['wasm', 'cpu'] as const)('on %s', (name) => {
  beforeAll(async () => {
    backend = await openBackend([name]);
  });

  test('the same request gives the same images; another seed, class, budget or sampler gives others', async () => {
    const { engine } = tiny();
    const first = await engine.run(spec, plain);
    expect(first.images).toMatchObject({ count: 3, height: 6, width: 6, channels: 2 });
    expect(first.images.data).toHaveLength(3 * 6 * 6 * 2);
    expect(first.labels).toEqual([0, 1, 2]);
    expect(hash((await engine.run(spec, plain)).images)).toBe(hash(first.images));
    const others = [{ seed: 6 }, { label: 2 }, { steps: 1 }, { sampler: 'stochastic' as const }];
    for (const change of others) {
      expect(hash((await engine.run({ ...spec, ...change }, plain)).images)).not.toBe(hash(first.images));
    }
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });

  test('image i of a seed is the same for every count and every first image', async () => {
    const { engine } = tiny();
    const size = 6 * 6 * 2;
    const many = await engine.run({ ...spec, count: 40 }, plain);
    const few = await engine.run({ ...spec, count: 3 }, plain);
    const late = await engine.run({ ...spec, count: 5 }, plain, { firstImage: 30 });
    // Batches of other sizes may sum in another order: one grey level.
    const apart = (a: Uint8Array, b: Uint8Array) => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
    expect(apart(few.images.data, many.images.data.subarray(0, 3 * size))).toBeLessThanOrEqual(1);
    expect(apart(late.images.data, many.images.data.subarray(30 * size, 35 * size))).toBeLessThanOrEqual(1);
    expect(late.labels).toEqual([0, 1, 2, 0, 1]);
    engine.dispose();
  });
});

describe('requests', () => {
  beforeAll(async () => {
    backend = await openBackend(['wasm']);
  });

  test('networks are read once, when first used; the first run of a network and count is the warm-up', async () => {
    const { engine, asked } = tiny();
    await engine.preload('dial');
    const warm = async (change: Partial<RunSpec>) => (await engine.run({ ...spec, ...change }, plain)).warmUp;
    expect([await warm({}), await warm({}), await warm({ steps: 2 })]).toEqual([true, false, false]);
    expect(await warm({ count: 4 })).toBe(true);
    expect(asked).toEqual(['dial.safetensors']);
    expect([await warm({ network: 'specialist-4' }), await warm({ network: 'specialist-4' })]).toEqual([true, false]);
    expect(asked).toEqual(['dial.safetensors', 'specialist-4.safetensors']);
    engine.dispose();
  });

  test('a damaged network fails its run, and the next run reads it again', async () => {
    const answers = [new ArrayBuffer(16), WEIGHTS];
    const { engine, asked } = tiny(() => answers.shift() ?? WEIGHTS);
    await expect(engine.run(spec, plain)).rejects.toThrow(WeightsError);
    expect((await engine.run(spec, plain)).images.count).toBe(3);
    expect(asked).toHaveLength(2);
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });

  test.each([
    [{ label: 3 }, /no class 3/],
    [{ label: -1 }, /no class -1/],
    [{ network: 'specialist-8' }, /no network "specialist-8". Choose one of: dial, specialist-4/],
    [{ steps: 0 }, /no number of steps/],
    [{ steps: 300 }, /no number of steps/],
    [{ count: 65 }, /65 images/],
  ])('%j is rejected before any file is read', async (change, said) => {
    const { engine, asked } = tiny();
    const failure = await engine.run({ ...spec, ...change }, plain).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RunError);
    expect(String(failure)).toMatch(said);
    expect(asked).toEqual([]);
  });

  test('every hop is reported, and previews show all images', async () => {
    const { engine } = tiny();
    const hops: number[] = [];
    const previews: [number, Images][] = [];
    await engine.run(
      { ...spec, steps: 64 },
      { previewEveryMs: 0.001, features: false },
      {
        onHop: (hop, of) => hops.push(hop / of),
        onPreview: (images, hop) => previews.push([hop, images]),
      },
    );
    expect(hops).toEqual(Array.from({ length: 64 }, (_, i) => (i + 1) / 64));
    expect(previews.length).toBeGreaterThan(0);
    for (const [hop, images] of previews) {
      expect(hop).toBeLessThan(64);
      expect(images.data).toHaveLength(3 * 6 * 6 * 2);
    }
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });

  test('an abort ends the run between hops with its reason, and leaves no tensor', async () => {
    const { engine } = tiny();
    await engine.run(spec, plain);
    const before = memory().numTensors;
    const controller = new AbortController();
    const reason = new Error('newer');
    const hops: number[] = [];
    const onHop = (hop: number) => {
      hops.push(hop);
      if (hop === 3) controller.abort(reason);
    };
    const ended = engine.run({ ...spec, steps: 64 }, plain, { signal: controller.signal, onHop });
    await expect(ended).rejects.toBe(reason);
    expect(hops.length).toBeLessThanOrEqual(4);
    expect(memory().numTensors).toBe(before);
    engine.dispose();
  });
});

describe('what goes wrong after the first hop', () => {
  beforeAll(async () => {
    backend = await openBackend(['wasm']);
  });

  test('values that are not numbers fail the run with model, network and backend, and leave no tensor', async () => {
    const broken = parseSafetensors(WEIGHTS);
    broken.get('conv_out.bias')?.data.fill(Number.POSITIVE_INFINITY);
    const { engine } = tiny(() => WEIGHTS, {
      ...backend,
      createDenoiser: (config) => backend.createDenoiser(config, broken),
    });
    const failure = await engine.run({ ...spec, steps: 2 }, plain).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NonFiniteError);
    expect(String(failure)).toContain('tiny (dial) computed values that are not numbers on wasm');
    expect(toEngineError(failure)).toMatchObject({ kind: 'backend' });
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });

  test('a preview of values that are not numbers is not shown: the run fails', async () => {
    const broken = parseSafetensors(WEIGHTS);
    broken.get('conv_out.bias')?.data.fill(Number.POSITIVE_INFINITY);
    const { engine } = tiny(() => WEIGHTS, {
      ...backend,
      createDenoiser: (config) => backend.createDenoiser(config, broken),
    });
    const onPreview = vi.fn();
    const run = engine.run({ ...spec, steps: 8 }, { ...plain, previewEveryMs: 1e-3 }, { onPreview });
    await expect(run).rejects.toThrow(NonFiniteError);
    expect(onPreview).not.toHaveBeenCalled();
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });

  test('features that are not numbers are an error and no features', async () => {
    const { engine } = tiny(() => WEIGHTS, {
      ...backend,
      createFeatureNetwork: () => ({
        dimension: 2,
        embed: async () => Float32Array.of(1, 2, 3, Number.NaN, 5, 6),
        dispose: () => undefined,
      }),
    });
    const { images, features, featuresError } = await engine.run(spec, { ...plain, features: true });
    expect(images.count).toBe(3);
    expect(features).toBeUndefined();
    expect(featuresError).toMatchObject({ kind: 'backend', message: expect.stringContaining('(features)') });
    engine.dispose();
  });

  test('a missing feature network keeps the images and says why there are no features', async () => {
    const { engine } = tiny((file) => {
      if (file.path === 'features.safetensors') throw new NetworkError('features.safetensors could not be reached.');
      return WEIGHTS;
    });
    const wanted = await engine.run(spec, { ...plain, features: true });
    const { images, features, featuresError } = wanted;
    expect(features).toBeUndefined();
    expect(featuresError).toEqual({ kind: 'network', message: 'features.safetensors could not be reached.' });
    expect(hash(images)).toBe(hash((await engine.run(spec, plain)).images));
    engine.dispose();
  });

  test('runs with previews or a trajectory are marked, and preparing is timed apart', async () => {
    const { engine } = tiny();
    const marked = async (outputs: Partial<RunOutputs>, onPreview?: () => void) => {
      const { extraOutputs, totalMs, prepareMs } = await engine.run(spec, { ...plain, ...outputs }, { onPreview });
      expect(totalMs).toBeGreaterThan(0);
      expect(prepareMs).toBeGreaterThanOrEqual(0);
      return extraOutputs;
    };
    expect(await marked({})).toBe(false);
    // Requested, but not due in such a short run.
    expect(await marked({ previewEveryMs: 1e6 }, () => undefined)).toBe(false);
    expect(await marked({ previewEveryMs: 1e-9 }, () => undefined)).toBe(true);
    expect(await marked({ trajectoryOf: 0 })).toBe(true);
    engine.dispose();
  });
});

describe('trajectories', () => {
  beforeAll(async () => {
    backend = await openBackend(['wasm']);
  });

  test('show the estimates of one image, evenly over a long run, and leave no tensor', async () => {
    const { engine } = tiny();
    const size = 6 * 6 * 2;
    const plainly = await engine.run({ ...spec, count: 20 }, plain);
    const { images, trajectory } = await engine.run({ ...spec, count: 20 }, { ...plain, trajectoryOf: 17 });
    expect(plainly.trajectory).toBeUndefined();
    expect(images).toEqual(plainly.images);
    expect(trajectory).toMatchObject({ image: 17, hops: [0, 1, 2, 3], images: { count: 4, height: 6, channels: 2 } });
    // The last hop of a multistep run ends on the estimate.
    expect(trajectory?.images.data.slice(3 * size)).toEqual(images.data.slice(17 * size, 18 * size));
    expect(trajectory?.images.data.slice(0, size)).not.toEqual(images.data.slice(17 * size, 18 * size));
    const one = await engine.run({ ...spec, steps: 1 }, { ...plain, trajectoryOf: 0 });
    expect(one.trajectory?.hops).toEqual([0]);
    const long = await engine.run({ ...spec, steps: 64, count: 1 }, { ...plain, trajectoryOf: 0 });
    expect(long.trajectory?.hops).toHaveLength(16);
    expect([long.trajectory?.hops[0], long.trajectory?.hops.at(-1)]).toEqual([0, 63]);
    expect(long.trajectory?.images.count).toBe(16);
    await expect(engine.run(spec, { ...plain, trajectoryOf: 3 })).rejects.toThrow('There is no image 3 in a run of 3');
    engine.dispose();
    expect(memory().numTensors).toBe(0);
  });
});
