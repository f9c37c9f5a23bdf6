/** The U-Net in TensorFlow.js: tensors it leaves, weights and configs it rejects, and batches that change nothing. */
import { readFileSync } from 'node:fs';
import { getBackend, memory, type Tensor4D, zeros } from '@tensorflow/tfjs';
import { assert, beforeAll, describe, expect, it } from 'vitest';
import { samplerHops } from '../../core/samplers/registry.ts';
import { parseSafetensors, type Tensors, WeightsError } from '../../package/safetensors.ts';
import type { NetworkGolden } from '../../test-support/golden-check.ts';
import { selectNodeBackend } from '../../test-support/node-backends.ts';
import { type RunHopsOptions, runHops } from '../run-hops.ts';
import type { Network } from './network.ts';
import { createTfjsDenoiser } from './tfjs-denoiser.ts';
import { createUnet } from './unet.ts';

function read(path: string): Buffer {
  return readFileSync(new URL(`../../../golden/${path}`, import.meta.url));
}

const { config }: NetworkGolden = JSON.parse(read('tiny.json').toString('utf8'));
const file = Uint8Array.from(read('tiny.safetensors')).buffer;

/** The images of a run of three steps. */
async function imagesOf(network: Network, options: RunHopsOptions): Promise<Float32Array> {
  const denoiser = createTfjsDenoiser(network, { batch: 16, queueDone: () => undefined });
  return (await runHops(denoiser, samplerHops('multistep', 3), options)).images;
}

/** The tiny network's weights after a change. */
function changed(change: (tensors: Tensors) => void): Tensors {
  const tensors = parseSafetensors(file);
  change(tensors);
  return tensors;
}

describe('createUnet', () => {
  beforeAll(() => selectNodeBackend('wasm'));

  it('returns v and keeps no other tensor; dispose frees the weights', () => {
    const before = memory().numTensors;
    const denoiser = createUnet(config, parseSafetensors(file));
    expect(denoiser.shape).toEqual([6, 6, 2]);
    const loaded = memory().numTensors;
    const z = zeros<Tensor4D['rankType']>([2, 6, 6, 2]);
    const [condition] = denoiser.conditions({ labels: [0, 3] }, 2);
    assert(condition !== undefined);
    for (let i = 0; i < 200; i++) denoiser.predictV(z, 0.5, 0.25, condition).dispose();
    expect(memory().numTensors).toBe(loaded + 2);
    const v = denoiser.predictV(z, 0.5, 0.25, condition);
    expect(v.shape).toEqual(z.shape);
    for (const each of [v, z, condition]) each.dispose();
    denoiser.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('makes image i the same in every count, to the last bit', async () => {
    const denoiser = createUnet(config, parseSafetensors(file));
    const labels = Array.from({ length: 33 }, (_, i) => i % 4);
    const sample = (count: number) =>
      imagesOf(denoiser, { seed: 9, count, conditioning: { labels: labels.slice(0, count) } });
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
  ])('rejects %s and leaves nothing on the backend', (_, tensors, message) => {
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
    [{ resnet_out_scale_factor: 1.41 }, 'resnet_out_scale_factor is 1.41; only 1 is supported'],
    [{ time_embedding_type: 'fourier' }, 'time_embedding_type is fourier; only positional is supported'],
    [{ time_embedding_act_fn: 'silu' }, 'time_embedding_act_fn is silu; this option is not supported'],
    [{ num_attention_heads: 4 }, 'num_attention_heads is 4; this option is not supported'],
    [{ down_block_types: ['DownBlock2D', 'AttnDownBlock2D'] }, 'down_block_types is DownBlock2D,AttnDownBlock2D'],
  ])('rejects the config %j', (change, message) => {
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(WeightsError);
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(message);
  });
});

it('accepts options that are off, and the notes of diffusers', () => {
  const written = { dual_cross_attention: false, encoder_hid_dim: null, dropout: 0.1, _diffusers_version: '0.30.0' };
  createUnet({ ...config, ...written }, parseSafetensors(file)).dispose();
});

describe('createUnet of captions', () => {
  const { config, cases }: NetworkGolden = JSON.parse(read('tiny-captions.json').toString('utf8'));
  const file = Uint8Array.from(read('tiny-captions.safetensors')).buffer;
  beforeAll(() => selectNodeBackend('wasm'));

  it('encodes each caption once for all batches, and keeps only the weights after disposal', async () => {
    const before = memory().numTensors;
    const denoiser = createUnet(config, parseSafetensors(file));
    const loaded = memory().numTensors;
    const one = cases[0];
    assert(one !== undefined && 'tokens' in one);
    const rows = Array.from({ length: 33 }, (_, i) => i % 2);
    const conditions = denoiser.conditions({ ...one, rows }, 16);
    expect(conditions.map(({ embedding }) => embedding.shape[0])).toEqual([16, 16, 1]);
    // Levels of attention: one block down, the middle, two blocks up; keys and values of 2 heads of 8 channels.
    for (const { captions } of conditions) expect(captions).toHaveLength(4);
    expect(conditions[0]?.captions[0]?.keys.shape).toEqual([16, 2, 5, 8]);
    expect(memory().numTensors).toBe(loaded + 3 * 9);
    for (const condition of conditions) condition.dispose();
    expect(memory().numTensors).toBe(loaded);
    denoiser.dispose();
    expect(memory().numTensors).toBe(before);
  });

  it('makes image i the same in every count, and each caption its own', async () => {
    const denoiser = createUnet(config, parseSafetensors(file));
    const tokens = [
      [76, 0, 0, 0, 0],
      [75, 77, 0, 0, 0],
    ];
    const sample = (count: number, rows: number[], guidance = 1) =>
      imagesOf(denoiser, { seed: 9, count, conditioning: { tokens, rows, guidance } });
    const all = await sample(
      18,
      Array.from({ length: 18 }, (_, i) => i % 2),
    );
    expect(await sample(1, [0])).toEqual(all.slice(0, 192));
    const apart = (a: Float32Array, b: Float32Array) => Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? 0))));
    expect(apart(await sample(1, [1]), all)).toBeGreaterThan(0.01);
    expect(apart(await sample(1, [0], 3), all)).toBeGreaterThan(0.001);
    denoiser.dispose();
  });

  it.each([
    [{ labels: [0] }, 'knows captions, not classes'],
    [{ tokens: [[80, 0, 0, 0, 0]], rows: [0], guidance: 0 }, 'there is no token 80, only 0 to 79'],
    [{ tokens: [[1, 0, 0, 0]], rows: [0], guidance: 0 }, 'captions have 5 tokens'],
    [{ tokens: [[1, 0, 0, 0, 0]], rows: [1], guidance: 0 }, 'there is no caption 1, only 0 to 0'],
  ])('rejects the conditioning %j', (conditioning, said) => {
    const denoiser = createUnet(config, parseSafetensors(file));
    const loaded = memory().numTensors;
    expect(() => denoiser.conditions(conditioning, 16)).toThrow(RangeError);
    expect(() => denoiser.conditions(conditioning, 16)).toThrow(said);
    expect(memory().numTensors).toBe(loaded);
    denoiser.dispose();
  });

  it.each([
    [{ attention_head_dim: 5 }, 'attention_head_dim is 5; it must divide the channels 16,16'],
    [{ attention_head_dim: undefined }, 'attention_head_dim is undefined'],
    [{ cross_attention_dim: 60, projection_class_embeddings_input_dim: 60 }, 'only multiples of 64'],
    [{ caption_length: undefined }, 'caption_length and text_layers must say'],
    [{ mid_block_type: 'UNetMidBlock2DCrossAttn' }, 'only UNetMidBlock2DSimpleCrossAttn is supported'],
    [{ down_block_types: ['SimpleCrossAttnDownBlock2D', 'DownBlock2D'] }, 'down_block_types is Simple'],
    [{ up_block_types: ['UpBlock2D', 'UpBlock2D'] }, 'up_block_types is UpBlock2D,UpBlock2D'],
    [{ cross_attention_norm: 'layer_norm' }, 'cross_attention_norm is layer_norm'],
    [{ timestep_post_act: 'silu' }, 'timestep_post_act is silu; this option is not supported'],
    [{ downsample_padding: 0 }, 'downsample_padding is 0; only 1 is supported'],
  ])('rejects the config %j', (change, message) => {
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(WeightsError);
    expect(() => createUnet({ ...config, ...change }, parseSafetensors(file))).toThrow(message);
  });
});
