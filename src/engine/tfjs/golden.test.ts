/** The TensorFlow.js network against golden vectors from training, which ran it in float64. */
import { readFileSync } from 'node:fs';
import { memory } from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSafetensors } from '../../package/safetensors.ts';
import { forwardErrors, type NetworkGolden, trajectoryErrors } from '../../test-support/golden-check.ts';
import { NODE_BACKENDS, selectNodeBackend } from '../../test-support/node-backends.ts';
import type { Network } from './network.ts';
import { createUnet } from './unet.ts';

const NETWORKS = [
  { golden: 'golden/tiny.json', weights: 'golden/tiny.safetensors' },
  { golden: 'golden/tiny-captions.json', weights: 'golden/tiny-captions.safetensors' },
  { golden: 'golden/mnist.json', weights: 'public/models/mnist/dial.safetensors' },
];
/** Its trajectories would take plain JavaScript minutes. */
const EMOJI = { golden: 'golden/emoji.json', weights: 'public/models/emoji/dial.safetensors' };

type Check = (network: Network, golden: NetworkGolden) => Promise<number[]>;

function read(path: string): Buffer {
  return readFileSync(new URL(`../../../${path}`, import.meta.url));
}

/** The largest error that `check` finds, at least one case given; nothing stays on the backend. */
async function worst(files: { golden: string; weights: string }, check: Check): Promise<number> {
  const golden: NetworkGolden = JSON.parse(read(files.golden).toString('utf8'));
  const before = memory().numTensors;
  const network = createUnet(golden.config, parseSafetensors(Uint8Array.from(read(files.weights)).buffer));
  const errors = await check(network, golden);
  network.dispose();
  expect(memory().numTensors).toBe(before);
  expect(errors.length).toBeGreaterThan(0);
  return Math.max(...errors);
}

describe.each(NODE_BACKENDS)('on %s', (backend) => {
  beforeAll(() => selectNodeBackend(backend));

  it.each([...NETWORKS, EMOJI])('$golden: forward pass within 1e-4', async (files) => {
    expect(await worst(files, forwardErrors)).toBeLessThan(1e-4);
  });

  it.each(NETWORKS)('$golden: trajectories within 1e-3', async (files) => {
    expect(await worst(files, trajectoryErrors)).toBeLessThan(1e-3);
  });
});
