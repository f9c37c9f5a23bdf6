/** What an exported file says of its origin, and what it is called. */
import { expect, test } from 'vitest';
import type { RunSpec } from '../core/types.ts';
import { testManifest } from '../test-support/test-package.ts';
import { fileStem, type Origin, provenanceOf } from './provenance.ts';

const spec: RunSpec = { sampler: 'ddim', steps: 4, count: 16, seed: 7, label: 'mixed', network: 'dial' };
const device = { backend: 'webgpu', description: 'nvidia turing', software: false, refused: [] } as const;
const origin: Origin = {
  manifest: testManifest(),
  spec,
  device: { ...device, refused: [] },
  versions: { stepdial: '1.2.3', commit: 'abc-dirty', tensorflowjs: '4.22.0', userAgent: 'Test/1' },
  date: new Date('2026-11-26T12:00:00+01:00'),
};

test('everything that decides the pictures is there', () => {
  const manifest = testManifest();
  manifest.networks.push({ ...manifest.networks[0], name: 'specialist-4' } as (typeof manifest.networks)[0]);
  manifest.networks = manifest.networks.map((network, i) => ({
    ...network,
    file: { ...network.file, sha256: `${i}` },
  }));
  manifest.curves.file.sha256 = 'c';
  manifest.features.file.sha256 = 'f';
  expect(provenanceOf({ ...origin, manifest, spec: { ...spec, network: 'specialist-4' } })).toEqual({
    model: 'tiny',
    network: { name: 'specialist-4', sha256: '1' },
    curves: { sha256: 'c' },
    metric: { name: 'own', sha256: 'f' },
    settings: { sampler: 'ddim', steps: 4, count: 16, seed: 7, class: 'mixed' },
    device,
    versions: { stepdial: '1.2.3', commit: 'abc-dirty', tensorflowjs: '4.22.0', userAgent: 'Test/1' },
    date: '2026-11-26T11:00:00.000Z',
  });
});

test('classes by name, captions with their guidance', () => {
  expect(provenanceOf({ ...origin, spec: { ...spec, label: 1 } }).settings).toMatchObject({ class: 'b' });
  const prompt = { captions: ['red cat'], guidance: 1.5 };
  const { settings } = provenanceOf({ ...origin, spec: { ...spec, prompt } });
  expect(settings).toMatchObject(prompt);
  expect(settings).not.toHaveProperty('class');
});

test('file names speak', () => {
  const stem = (changes: Partial<RunSpec>, model = 'mnist') =>
    fileStem({ ...provenanceOf({ ...origin, spec: { ...spec, ...changes } }), model });
  expect(stem({ sampler: 'multistep', seed: 1 })).toBe('stepdial-mnist-multistep-4-seed1');
  expect(stem({ steps: 256 }, 'my model/2')).toBe('stepdial-my-model-2-ddim-inf-seed7');
});
