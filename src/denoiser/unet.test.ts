import { readFileSync } from 'node:fs';
import { getBackend, memory, type Tensor4D, tensor1d, zeros } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { samplerHops } from '../sampling/samplers.ts';
import type { NetworkGolden } from './golden-check.ts';
import { selectNodeBackend } from './node-backends.ts';
import { runHops } from './run-hops.ts';
import { parseSafetensors, type Tensors, WeightsError } from './safetensors.ts';
import { createUnet } from './unet.ts';

function read(path: string): Buffer {
  return readFileSync(new URL(`../../golden/${path}`, import.meta.url));
}

const { config }: NetworkGolden = JSON.parse(read('tiny.json').toString('utf8'));
const file = Uint8Array.from(read('tiny.safetensors')).buffer;

/** The tiny network's weights after a change. */
function changed(change: (tensors: Tensors) => void): Tensors {
  const tensors = parseSafetensors(file);
  change(tensors);
  return tensors;
}

describe('createUnet', () => {
  beforeAll(() => selectNodeBackend('wasm'));

  it('gives the caller v and keeps no other tensor; dispose frees the weights', () => {
    const before = memory().numTensors;
    const denoiser = createUnet(config, parseSafetensors(file));
    expect(denoiser.shape).toEqual([6, 6, 2]);
    const loaded = memory().numTensors;
    const z = zeros<Tensor4D['rankType']>([2, 6, 6, 2]);
    const labels = tensor1d([0, 3], 'int32');
    for (let i = 0; i < 200; i++) denoiser.predictV(z, 0.5, 0.25, labels).dispose();
    expect(memory().numTensors).toBe(loaded + 2);
    const v = denoiser.predictV(z, 0.5, 0.25, labels);
    expect(v.shape).toEqual(z.shape);
    for (const tensor of [v, z, labels]) tensor.dispose();
    denoiser.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('gives image i the same picture in every count, to the last bit', async () => {
    const denoiser = createUnet(config, parseSafetensors(file));
    const labels = Array.from({ length: 33 }, (_, i) => i % 4);
    const sample = (count: number) =>
      runHops(denoiser, samplerHops('multistep', 3), { seed: 9, count, labels: labels.slice(0, count) });
    const all = await sample(33);
    for (const count of [1, 2, 5, 16, 17]) expect(await sample(count)).toEqual(all.slice(0, count * 72));
    denoiser.dispose();
  });

  it.each<[string, Tensors, string]>([
    ['a missing weight', changed((t) => t.delete('conv_in.bias')), 'weight "conv_in.bias" is missing'],
    [
      'a wrong shape',
      changed((t) => t.set('conv_out.weight', { shape: [2, 8, 3, 2], data: new Float32Array(96) })),
      'weight "conv_out.weight" has the shape [2,8,3,2] where the network needs [2,8,3,3]',
    ],
    [
      'a weight of another rank',
      changed((t) => t.set('conv_in.bias', { shape: [8, 1], data: new Float32Array(8) })),
      'weight "conv_in.bias" has the shape [8,1] where the network needs [8]',
    ],
    [
      'an unknown weight',
      changed((t) => t.set('conv_mid.bias', { shape: [1], data: new Float32Array(1) })),
      'weight "conv_mid.bias" is not part of the network',
    ],
    ['nothing at all', new Map(), 'is missing'],
  ])('refuses %s and leaves nothing on the backend', (_, tensors, message) => {
    const before = memory().numTensors;
    expect(() => createUnet(config, tensors)).toThrow(WeightsError);
    expect(() => createUnet(config, tensors)).toThrow(message);
    expect(memory().numTensors).toBe(before);
    expect(getBackend()).toBe('wasm');
  });

  it.each([
    [{ attention_head_dim: 8 }, 'attention_head_dim is 8; only one head of all 16 channels is supported'],
    [{ attention_head_dim: undefined }, 'attention_head_dim is 8'],
    [{ center_input_sample: true }, 'center_input_sample is true; only false is supported'],
    [{ attn_norm_num_groups: 2 }, 'attn_norm_num_groups is 2; only 4 is supported'],
    [{ norm_num_groups: 3, attn_norm_num_groups: 3 }, 'must be even and divide into 3 groups'],
    [{ sample_size: 7 }, 'sample_size 7 cannot be halved 1 times'],
  ])('refuses the config %j', (change, message) => {
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(WeightsError);
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(message);
  });
});
