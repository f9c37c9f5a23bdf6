/** Small valid manifests for tests, which change what they are about. */
import type { ModelFile, ModelManifest, UnetConfig } from '../package/manifest.ts';

export const testFile: ModelFile = { path: 'dial.safetensors', bytes: 4, sha256: '0'.repeat(64) };

/** The tiny network of golden/tiny.safetensors, with two channels and no patches. */
export function testManifest(): ModelManifest {
  return {
    format: 1,
    name: 'tiny',
    title: 'Tiny',
    licence: 'Apache-2.0',
    card: {
      summary: 'For tests.',
      data: { name: 'none', source: 'none', licence: 'none', note: '' },
      training: 'None.',
      limits: 'Random weights.',
    },
    image: { height: 6, width: 6, channels: 2, patch: 1 },
    classes: ['a', 'b', 'c'],
    schedule: { kind: 'cosine' },
    budgets: { finite: [1, 2, 4, 8], infinite: 256 },
    config: {
      sample_size: 6,
      in_channels: 2,
      out_channels: 2,
      block_out_channels: [8, 16],
      layers_per_block: 1,
      norm_num_groups: 4,
      norm_eps: 1e-5,
      num_class_embeds: 4,
      attention_head_dim: 16,
      act_fn: 'silu',
      resnet_time_scale_shift: 'scale_shift',
      add_attention: true,
      flip_sin_to_cos: true,
      freq_shift: 0,
    },
    networks: [{ name: 'dial', file: testFile, parameters: 1, multiplyAdds: 1, budgets: [1, 2, 4, 8, 256] }],
    features: { file: { ...testFile, path: 'features.safetensors' }, dimension: 8, channels: [4, 4, 4] },
    reference: { file: { ...testFile, path: 'reference.safetensors' }, count: 10 },
    curves: { file: { ...testFile, path: 'curves.json' } },
  };
}

/** The network of golden/tiny-captions.safetensors, a model of captions; its `config` is in the JSON file. */
export function testCaptionManifest(config: UnetConfig): ModelManifest {
  return {
    ...testManifest(),
    name: 'tiny-captions',
    image: { height: 8, width: 8, channels: 3, patch: 1 },
    classes: [],
    captions: {
      file: { ...testFile, path: 'captions.json' },
      guidance: { max: 3, default: 1.5 },
      examples: ['red cat', 'heart'],
    },
    config,
  };
}
