/** A package that names the meter: its network is read from the folder that models share, and features are the meter's. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPackage } from '../cli/package-on-disk.ts';
import { openingFiles } from '../package/catalogue.ts';
import type { ModelFile, ModelManifest } from '../package/manifest.ts';
import { parseMetric } from '../package/metric.ts';
import { parseSafetensors } from '../package/safetensors.ts';
import { openBackend } from './backends.ts';
import { createEngine } from './engine.ts';
import { createImageFeatures } from './tfjs/image-features.ts';

const PUBLIC = join(import.meta.dirname, '../../public');

function entry(folder: string, path: string): ModelFile {
  const content = readFileSync(join(PUBLIC, folder, path));
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

const METER = 'metrics/efficientnet-lite0';
const metric: NonNullable<ModelManifest['metric']> = {
  name: 'efficientnet-lite0',
  title: 'EfficientNet-Lite0',
  description: entry(METER, 'metric.json'),
  weights: entry(METER, 'features.safetensors'),
  reference: entry('models/mnist', 'meter-reference.safetensors'),
  count: 60_000,
};

test('runs of a package with a meter give its features, with the noise of each image’s index', async () => {
  const { manifest, files } = await openPackage(join(PUBLIC, 'models/mnist'));
  const backend = await openBackend(['wasm']);
  const engine = createEngine({ ...manifest, metric }, files, backend);
  const spec = { sampler: 'multistep', steps: 1, count: 3, seed: 5, label: 'mixed', network: 'dial' } as const;
  // Over the end of the patterns, which are 64.
  const firstImage = 62;
  const { images, features, featuresError } = await engine.run(
    spec,
    { previewEveryMs: 0, features: true },
    { firstImage },
  );
  expect(featuresError).toBeUndefined();
  const read = (path: string) => Uint8Array.from(readFileSync(join(PUBLIC, METER, path))).buffer;
  const network = createImageFeatures(parseMetric(read('metric.json')), parseSafetensors(read('features.safetensors')));
  expect(features).toEqual({ values: await network.embed(images, firstImage), dimension: 64 });
  expect(features?.values).not.toEqual(await network.embed(images, 0));
  network.dispose();
  engine.dispose();
  backend.close();
});

test('what the model needs to draw and to measure is the meter, not its own feature network', async () => {
  const { manifest } = await openPackage(join(PUBLIC, 'models/mnist'));
  const paths = openingFiles({ ...manifest, metric }).map(({ path }) => path);
  expect(paths).toEqual([
    'dial.safetensors',
    '../../metrics/efficientnet-lite0/metric.json',
    '../../metrics/efficientnet-lite0/features.safetensors',
    'meter-reference.safetensors',
    'curves.json',
  ]);
});
