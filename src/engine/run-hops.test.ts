import { memory, mul, type Tensor4D, tensor2d, tidy } from '@tensorflow/tfjs';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fillGaussianNoise } from '../core/noise.ts';
import { INFINITE_STEPS, samplerHops } from '../core/samplers/registry.ts';
import { alphaSigma } from '../core/schedule.ts';
import { NODE_BACKENDS, selectNodeBackend } from '../test-support/node-backends.ts';
import { imageCount } from './denoiser.ts';
import { type RunHopsOptions, runHops } from './run-hops.ts';
import type { Network } from './tfjs/network.ts';
import { createTfjsDenoiser } from './tfjs/tfjs-denoiser.ts';

const SHAPE = [2, 2, 1] as const;
const LENGTH = 4;

/** Labels as embeddings of one channel. */
const conditions: Network['conditions'] = (conditioning, size) => {
  const labels = 'labels' in conditioning ? conditioning.labels : [];
  return Array.from({ length: Math.ceil(imageCount(conditioning) / size) }, (_, i) => {
    const embedding = tensor2d(labels.slice(i * size, (i + 1) * size).map((label) => [label]));
    return { embedding, captions: [], dispose: () => embedding.dispose() };
  });
};

/** A network with v = factor·z; factor 0 is exact for data N(0, 1), where x̂ = α z. */
function linearNetwork(factor: number): Network {
  return {
    shape: SHAPE,
    conditions,
    predictV: (z) => tidy((): Tensor4D => mul(z, factor)),
    dispose: () => undefined,
  };
}

const denoiserOf = (network: Network) => createTfjsDenoiser(network, { batch: 16, queueDone: () => undefined });
const linearDenoiser = (factor: number) => denoiserOf(linearNetwork(factor));
/** The images of a run. */
const sample = async (...args: Parameters<typeof runHops>) => (await runHops(...args)).images;

/** The same hops on plain numbers. */
function expected(
  sampler: 'multistep' | 'stochastic',
  steps: number,
  factor: number,
  seed: number,
  count: number,
): number[] {
  const draw = (image: number, index: number) => {
    const out = new Float32Array(LENGTH);
    fillGaussianNoise(out, 0, LENGTH, seed, image, index);
    return [...out];
  };
  return Array.from({ length: count }, (_, image) => {
    let z = draw(image, 0);
    for (const [i, hop] of samplerHops(sampler, steps).entries()) {
      const { alpha, sigma } = alphaSigma(hop.t);
      const fresh = draw(image, i + 1);
      z = z.map(
        (value, k) =>
          hop.cSample * value + hop.cDenoised * (alpha * value - sigma * factor * value) + hop.cNoise * (fresh[k] ?? 0),
      );
    }
    return z;
  }).flat();
}

function options(count: number, more: Partial<RunHopsOptions> = {}): RunHopsOptions {
  return { seed: 5, count, conditioning: { labels: Array.from({ length: count }, () => 0) }, ...more };
}

describe.each(NODE_BACKENDS)('runHops on %s', (backend) => {
  let before: number;

  beforeAll(() => selectNodeBackend(backend));
  beforeEach(() => {
    before = memory().numTensors;
  });

  it.each([
    ['multistep', 1],
    ['multistep', 7],
    ['stochastic', 5],
  ] as const)('executes the hops of %s in %i steps', async (sampler, steps) => {
    const x = await sample(linearDenoiser(-0.6), samplerHops(sampler, steps), options(3));
    const wanted = expected(sampler, steps, -0.6, 5, 3);
    expect(x).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) expect(x[i]).toBeCloseTo(value, 5);
    expect(memory().numTensors).toBe(before);
  });

  it('makes image i the same in every count', async () => {
    const hops = samplerHops('stochastic', 3);
    const many = await sample(linearDenoiser(-0.3), hops, options(40));
    for (const count of [1, 16, 17]) {
      expect(await sample(linearDenoiser(-0.3), hops, options(count))).toEqual(many.slice(0, count * LENGTH));
    }
  });

  it('continues where another run of the seed ended', async () => {
    const hops = samplerHops('stochastic', 3);
    const all = await sample(linearDenoiser(-0.3), hops, options(20));
    const rest = await sample(linearDenoiser(-0.3), hops, options(7, { firstImage: 13 }));
    expect(rest).toEqual(all.slice(13 * LENGTH));
  });

  it('passes the time, the budget and the label of each image', async () => {
    const seen: unknown[] = [];
    const spy: Network = {
      ...linearNetwork(0),
      predictV: (z, t, inverseSteps, condition) => {
        seen.push([t, inverseSteps, [...condition.embedding.dataSync()]]);
        return linearNetwork(0).predictV(z, t, inverseSteps, condition);
      },
    };
    const labels = Array.from({ length: 18 }, (_, i) => i % 10);
    await runHops(denoiserOf(spy), samplerHops('multistep', 2), { seed: 1, count: 18, conditioning: { labels } });
    const halves = [labels.slice(0, 16), labels.slice(16)];
    expect(seen).toEqual([1, 0.5].flatMap((t) => halves.map((half) => [t, 0.5, half])));
  });

  it('reports each hop in order', async () => {
    const onHop = vi.fn<(hop: number) => void>();
    await runHops(linearDenoiser(0), samplerHops('ddim', 4), options(20, { onHop }));
    expect(onHop.mock.calls.flat()).toEqual([0, 1, 2, 3]);
  });

  it('shows x̂ of all images while it runs, and not after the last hop', async () => {
    const shown: [number, Float32Array][] = [];
    const slow: Network = {
      ...linearNetwork(0),
      predictV: (z, ...rest) => {
        const start = performance.now();
        while (performance.now() - start < 2);
        return linearNetwork(-0.5).predictV(z, ...rest);
      },
    };
    const show = (denoised: Float32Array, hop: number) => shown.push([hop, denoised]);
    await runHops(denoiserOf(slow), samplerHops('ddim', 5), options(20, { preview: { everyMs: 1, show } }));
    expect(shown.map(([hop]) => hop)).toEqual([0, 1, 2, 3]);
    // After one hop from t = 1 with v = −z/2: x̂ = z/2, z' = cSample·z + cDenoised·z/2; then x̂' = (α + σ/2) z'.
    const z = new Float32Array(LENGTH);
    fillGaussianNoise(z, 0, LENGTH, 5, 19, 0);
    const [first] = samplerHops('ddim', 5);
    const { alpha, sigma } = alphaSigma(0.8);
    const factor = ((first?.cSample ?? 0) + (first?.cDenoised ?? 0) / 2) * (alpha + sigma / 2);
    expect(shown[1]?.[1]).toHaveLength(20 * LENGTH);
    for (const [k, value] of z.entries()) expect(shown[1]?.[1][19 * LENGTH + k]).toBeCloseTo(factor * value, 5);
    expect(memory().numTensors).toBe(before);
  });

  it('shows nothing if previews are off or not due', async () => {
    const show = vi.fn();
    await runHops(linearDenoiser(0), samplerHops('ddim', 5), options(1, { preview: { everyMs: 0, show } }));
    await runHops(linearDenoiser(0), samplerHops('ddim', 5), options(1, { preview: { everyMs: 1e6, show } }));
    expect(show).not.toHaveBeenCalled();
  });

  it.each([0, 15, 16, 19])('returns x̂ of image %i at the hops asked for', async (image) => {
    const hops = samplerHops('ddim', 5);
    const previews: Float32Array[] = [];
    const show = (denoised: Float32Array) => previews.push(denoised.slice(image * LENGTH, (image + 1) * LENGTH));
    const { tracked, previews: shown } = await runHops(
      linearDenoiser(-0.5),
      hops,
      options(20, { firstImage: 3, preview: { everyMs: 1e-9, show }, trajectory: { image, hops: [0, 2, 4] } }),
    );
    expect(shown).toBe(previews.length);
    expect(tracked).toHaveLength(3 * LENGTH);
    expect(tracked.slice(0, LENGTH)).toEqual(previews[0]);
    expect(tracked.slice(LENGTH, 2 * LENGTH)).toEqual(previews[2]);
    expect(memory().numTensors).toBe(before);
  });

  it('ends a trajectory at the image itself; an aborted one leaves nothing', async () => {
    const hops = samplerHops('multistep', 4);
    const { images, tracked } = await runHops(
      linearDenoiser(-0.5),
      hops,
      options(2, { trajectory: { image: 1, hops: [3] } }),
    );
    for (const [k, value] of images.slice(LENGTH).entries()) expect(tracked[k]).toBeCloseTo(value, 5);
    const controller = new AbortController();
    const onHop = (hop: number) => {
      if (hop === 2) controller.abort();
    };
    const trajectory = { image: 1, hops: [0, 1, 2, 3] };
    const run = runHops(linearDenoiser(0), hops, options(2, { trajectory, onHop, signal: controller.signal }));
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(memory().numTensors).toBe(before);
  });

  it('times what comes before the first hop apart from the hops', async () => {
    const busy = (ms: number) => {
      const start = performance.now();
      while (performance.now() - start < ms);
    };
    const slow: Network = {
      ...linearNetwork(0),
      conditions: (...args) => {
        busy(200);
        return conditions(...args);
      },
    };
    const { prepareMs, sampleMs, previews } = await runHops(denoiserOf(slow), samplerHops('ddim', 2), options(1));
    expect(prepareMs).toBeGreaterThanOrEqual(200);
    expect(sampleMs).toBeLessThan(200);
    expect(previews).toBe(0);
  });

  it('stops between hops with the reason of an abort that arrives as a message', async () => {
    const controller = new AbortController();
    const reason = new Error('a newer run');
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => controller.abort(reason);
    const onHop = vi.fn((hop: number) => {
      if (hop === 2) port2.postMessage('abort');
    });
    const run = runHops(
      linearDenoiser(0),
      samplerHops('multistep', INFINITE_STEPS),
      options(20, { onHop, signal: controller.signal }),
    );
    await expect(run).rejects.toBe(reason);
    port1.close();
    expect(onHop.mock.calls.length).toBeLessThan(20);
    expect(memory().numTensors).toBe(before);
  });

  it('does nothing if the signal is already aborted', async () => {
    const onHop = vi.fn();
    const run = runHops(linearDenoiser(0), samplerHops('ddim', 3), options(1, { onHop, signal: AbortSignal.abort() }));
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(onHop).not.toHaveBeenCalled();
    expect(memory().numTensors).toBe(before);
  });

  it('leaves no tensor behind if the network or a preview fails', async () => {
    let calls = 0;
    const failing: Network = {
      ...linearNetwork(0),
      predictV: (z, ...rest) => {
        calls++;
        if (calls === 4) throw new Error('no more memory');
        return linearNetwork(0).predictV(z, ...rest);
      },
    };
    await expect(runHops(denoiserOf(failing), samplerHops('ddim', 5), options(20))).rejects.toThrow('no more memory');
    expect(memory().numTensors).toBe(before);
    const show = () => {
      throw new Error('the page is gone');
    };
    const preview = { everyMs: 1e-9, show };
    await expect(runHops(linearDenoiser(0), samplerHops('ddim', 5), options(20, { preview }))).rejects.toThrow(
      'is gone',
    );
    expect(memory().numTensors).toBe(before);
  });

  it('rejects impossible requests and leaves nothing', async () => {
    const hops = samplerHops('ddim', 2);
    await expect(runHops(linearDenoiser(0), hops, options(0))).rejects.toThrow('count must be a whole number from 1');
    await expect(runHops(linearDenoiser(0), hops, options(2, { conditioning: { labels: [1] } }))).rejects.toThrow(
      'the conditioning is for 1 images, not 2',
    );
    await expect(runHops(linearDenoiser(0), hops, options(1, { seed: -3 }))).rejects.toThrow('seed must be');
    expect(memory().numTensors).toBe(before);
  });
});
