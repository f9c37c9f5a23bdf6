/** The shipped feature network against golden features from training. */
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseManifest } from '../../package/manifest.ts';
import { parseSafetensors, WeightsError } from '../../package/safetensors.ts';
import { relativeError } from '../../test-support/golden-check.ts';
import { NODE_BACKENDS, selectNodeBackend } from '../../test-support/node-backends.ts';
import { createFeatureNetwork } from './feature-network.ts';

const read = (path: string): Buffer => readFileSync(new URL(`../../../${path}`, import.meta.url));
const golden: { images: number[][]; height: number; width: number; features: number[][] } = JSON.parse(
  read('golden/features.json').toString('utf8'),
);
const { features } = parseManifest(JSON.parse(read('public/models/mnist/model.json').toString('utf8')));
const tensors = () => parseSafetensors(Uint8Array.from(read('public/models/mnist/features.safetensors')).buffer);

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => selectNodeBackend(backend));

  it('reproduces the features of training, and leaves no tensor', async () => {
    const before = memory().numTensors;
    const network = createFeatureNetwork(features, tensors());
    const { height, width } = golden;
    // Many copies, so that more than one batch is run.
    const copies = 100;
    const count = copies * golden.images.length;
    const data = Uint8Array.from(Array.from({ length: copies }, () => golden.images.flat()).flat());
    const values = await network.embed({ count, height, width, channels: 1, data });
    expect(relativeError(values, Array.from({ length: copies }, () => golden.features.flat()).flat())).toBeLessThan(
      1e-4,
    );
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('refuses weights of another shape and leaves nothing behind', () => {
    const before = memory().numTensors;
    const damaged = tensors();
    damaged.set('head.weight', { shape: [10, 7], data: new Float32Array(70) });
    expect(() => createFeatureNetwork(features, damaged)).toThrow(WeightsError);
    expect(memory().numTensors).toBe(before);
  });

  it('refuses pictures of another size', async () => {
    const network = createFeatureNetwork(features, tensors());
    const images = { count: 1, height: 64, width: 64, channels: 1, data: new Uint8Array(64 * 64) };
    await expect(network.embed(images)).rejects.toThrow(RangeError);
    network.dispose();
  });
});
