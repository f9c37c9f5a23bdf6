/** The check at start-up: a backend must give a tiny network's known answer before it is trusted with pictures. */
import { tensor4d } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../core/backends.ts';
import { createUnet } from '../unet.ts';
import { selfTestConfig, selfTestWeights, weylSequence } from './self-test-network.ts';

/** v of `knownNetwork` for two images, computed by PyTorch in float64. Its largest value is 1.23. */
const ANSWER = [
  -0.30767, -0.18789, 0.19909, 0.44813, 0.47367, -0.05008, -0.30726, -0.0832, -0.61114, 0.53556, 0.96763, 0.65789,
  -0.51655, -0.87166, -0.14677, 0.40729, 0.27523, 0.45153, 0.04949, -0.64226, -0.69329, 0.30919, 0.71808, 0.16022,
  0.45583, -0.51022, -0.43596, -0.34039, -0.19758, 1.23027, -0.07897, -0.44902, 0.06701, 0.03849, -0.30717, -0.00216,
  -0.43248, 0.21446, 0.85967, -0.13189, -0.28181, -0.26581, -0.21542, 0.07664, -0.13078, 0.77776, 0.26778, -0.60051,
  -0.44192, 0.45384, 0.20718, -0.27845, -0.099, 0.17899, -0.1655, -0.65251, 0.22946, 0.69619, -0.37817, -1.00986,
  0.14659, 0.32054, 0.08882, -0.26792,
];

/** GPUs may fuse and reorder, and their sin and exp are coarser; half precision (about 1e-2 here) is refused. */
const TOLERANCE: Record<BackendName, number> = { webgpu: 2e-3, webgl: 2e-3, wasm: 1e-4, cpu: 1e-4 };

/** Run the known network on the current backend. Throws an `Error` with the difference where the answer is wrong.
 *
 * Every kind of operation of the real network takes part: convolutions of both strides, group norms, matrix products,
 * softmax, resizing, concatenation. No tensor stays.
 */
export async function runSelfTest(backend: BackendName): Promise<void> {
  const difference = await selfTestError();
  // Not `difference > tolerance`: NaN must fail.
  if (!(difference <= TOLERANCE[backend])) {
    throw new Error(`computes wrongly: a known result is off by ${difference.toPrecision(2)}`);
  }
}

/** Largest absolute difference to the known answer on the current backend; NaN where a value is not a number. */
export async function selfTestError(): Promise<number> {
  const unet = createUnet(selfTestConfig, selfTestWeights());
  const z = tensor4d(
    weylSequence(64, 100_000).map((value) => 2 * value),
    [2, 4, 4, 2],
  );
  const conditions = unet.conditions({ labels: [0, 2] }, 2);
  try {
    const [condition] = conditions;
    if (condition === undefined) return Number.NaN;
    const v = unet.predictV(z, 0.75, 0.25, condition);
    try {
      const values = await v.data();
      // Math.max passes NaN on.
      return Math.max(...ANSWER.map((expected, i) => Math.abs((values[i] ?? Number.NaN) - expected)));
    } finally {
      v.dispose();
    }
  } finally {
    for (const each of conditions) each.dispose();
    z.dispose();
    unet.dispose();
  }
}
