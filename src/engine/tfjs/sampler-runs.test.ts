/** Every sampler on TensorFlow.js, including those with history, against the float64 vectors from training. */
import { memory, type Tensor4D, tensor2d, tensor4d } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLER_NAMES, samplerHops } from '../../core/samplers/registry.ts';
import { alphaSigma } from '../../core/schedule.ts';
import { NODE_BACKENDS, selectNodeBackend } from '../../test-support/node-backends.ts';
import { readSamplerRuns, vectorsDenoiser } from '../../test-support/sampler-runs.ts';
import { runHops } from '../run-hops.ts';
import type { Network } from './network.ts';
import { createTfjsDenoiser } from './tfjs-denoiser.ts';

const { runs, denoiser: vectors, seed, start } = readSamplerRuns();
const denoised = vectorsDenoiser(vectors);

/** The analytic denoiser of the vectors as a network on images of one row. */
const network: Network = {
  shape: [1, start.length, 1],
  conditions: () => {
    const embedding = tensor2d([[0]]);
    return [{ embedding, captions: [], dispose: () => embedding.dispose() }];
  },
  predictV: (z, t, inverseSteps): Tensor4D => {
    const { alpha, sigma } = alphaSigma(t);
    const v = [...z.dataSync()].map((value) => (alpha * value - denoised(value, t, inverseSteps)) / sigma);
    return tensor4d(v, z.shape);
  },
  dispose: () => undefined,
};

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => selectNodeBackend(backend));

  describe.each(SAMPLER_NAMES)('%s', (name) => {
    it.each(runs.filter(({ sampler }) => sampler === name))(
      '$steps steps within 1e-5',
      async ({ steps, trajectory }) => {
        const before = memory().numTensors;
        const denoiser = createTfjsDenoiser(network, { batch: 16, queueDone: () => undefined });
        const { images } = await runHops(denoiser, samplerHops(name, steps), {
          seed,
          count: 1,
          conditioning: { labels: [0] },
        });
        const expected = trajectory.at(-1) ?? [];
        expect(images).toHaveLength(expected.length);
        for (const [k, value] of expected.entries())
          expect(Math.abs((images[k] ?? Number.NaN) - value)).toBeLessThan(1e-5);
        expect(memory().numTensors).toBe(before);
      },
    );
  });
});
