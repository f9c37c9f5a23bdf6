/** The meter in TensorFlow.js against golden features from training. */
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseMetric } from '../../package/metric.ts';
import { parseSafetensors, WeightsError } from '../../package/safetensors.ts';
import { METER_SETS, type MeterGolden, meterDistance, meterErrors } from '../../test-support/meter-check.ts';
import { NODE_BACKENDS, selectNodeBackend } from '../../test-support/node-backends.ts';
import { createImageFeatures } from './image-features.ts';

const read = (path: string) => Uint8Array.from(readFileSync(new URL(`../../../${path}`, import.meta.url))).buffer;
const metric = parseMetric(read('public/metrics/efficientnet-lite0/metric.json'));
const tensors = () => parseSafetensors(read('public/metrics/efficientnet-lite0/features.safetensors'));
const golden: MeterGolden = JSON.parse(new TextDecoder().decode(read('golden/meter.json')));
const sets = parseSafetensors(read('golden/meter.safetensors'));

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => selectNodeBackend(backend));

  it('gives the features of training within 1e-3, and leaves no tensor', async () => {
    const before = memory().numTensors;
    const network = createImageFeatures(metric, tensors());
    // Plain JavaScript takes 20 s for all.
    const names = backend === 'cpu' ? METER_SETS.slice(0, 1) : METER_SETS;
    const errors = await meterErrors(network, golden, sets, names);
    expect(errors).toHaveLength(names.length);
    expect(Math.max(...errors)).toBeLessThan(1e-3);
    network.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('refuses weights that are missing, misshapen or of a deeper network, and leaves nothing behind', () => {
    const before = memory().numTensors;
    const [missing, misshapen] = [tensors(), tensors()];
    missing.delete('blocks.3.depthwise.bias');
    misshapen.set('stem.bias', { shape: [3], data: new Float32Array(3) });
    for (const damaged of [missing, misshapen]) {
      expect(() => createImageFeatures(metric, damaged)).toThrow(WeightsError);
    }
    const features = { ...metric.features, blocks: 8, channels: 80 };
    expect(() => createImageFeatures({ ...metric, features }, tensors())).toThrow(WeightsError);
    expect(memory().numTensors).toBe(before);
  });
});

it('gives the distance of training within 1e-3', async () => {
  await selectNodeBackend('wasm');
  const network = createImageFeatures(metric, tensors());
  const distance = (await meterDistance(network, sets)) ?? Number.NaN;
  expect(Math.abs(distance / golden.distance.value - 1)).toBeLessThan(1e-3);
  network.dispose();
});

it('refuses images with an alpha channel', async () => {
  const network = createImageFeatures(metric, tensors());
  const images = { count: 1, height: 8, width: 8, channels: 4, data: new Uint8Array(256) };
  await expect(network.embed(images)).rejects.toThrow(RangeError);
  network.dispose();
});
