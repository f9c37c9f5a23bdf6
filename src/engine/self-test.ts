/** The check at start-up: a backend must give a tiny network's known answer before it is trusted with images. */
import type { Hop } from '../core/samplers/hop.ts';
import { alphaSigma } from '../core/schedule.ts';
import type { Networks } from './backend.ts';
import { selfTestConfig, selfTestWeights, weylSequence } from './self-test-network.ts';

/** v of the self-test network for two images, computed by PyTorch in float64. Its largest value is 1.23. */
const ANSWER = [
  -0.30767, -0.18789, 0.19909, 0.44813, 0.47367, -0.05008, -0.30726, -0.0832, -0.61114, 0.53556, 0.96763, 0.65789,
  -0.51655, -0.87166, -0.14677, 0.40729, 0.27523, 0.45153, 0.04949, -0.64226, -0.69329, 0.30919, 0.71808, 0.16022,
  0.45583, -0.51022, -0.43596, -0.34039, -0.19758, 1.23027, -0.07897, -0.44902, 0.06701, 0.03849, -0.30717, -0.00216,
  -0.43248, 0.21446, 0.85967, -0.13189, -0.28181, -0.26581, -0.21542, 0.07664, -0.13078, 0.77776, 0.26778, -0.60051,
  -0.44192, 0.45384, 0.20718, -0.27845, -0.099, 0.17899, -0.1655, -0.65251, 0.22946, 0.69619, -0.37817, -1.00986,
  0.14659, 0.32054, 0.08882, -0.26792,
];

/** One evaluation that ends on the estimate itself, from which v follows. */
const HOP: Hop = { t: 0.75, s: 0, inverseSteps: 0.25, cSample: 0, cDenoised: 1, cPrevious: 0, cNoise: 0 };

/**
 * Run the self-test network on a backend. Throws an `Error` with the difference if the answer is wrong.
 *
 * Every kind of operation of the real network takes part: convolutions of both strides, group norms, matrix products,
 * softmax, resizing, concatenation. Nothing stays allocated.
 */
export async function runSelfTest(networks: Pick<Networks, 'createDenoiser'>, tolerance: number): Promise<void> {
  const difference = await selfTestError(networks);
  // Not `difference > tolerance`: NaN must fail.
  if (!(difference <= tolerance)) {
    throw new Error(`computes wrongly: a known result is off by ${difference.toPrecision(2)}`);
  }
}

/** Largest absolute difference to the known answer; NaN if a value is not a number. */
export async function selfTestError({ createDenoiser }: Pick<Networks, 'createDenoiser'>): Promise<number> {
  const z = weylSequence(64, 100_000).map((value) => 2 * value);
  const denoiser = createDenoiser(selfTestConfig, selfTestWeights());
  try {
    const run = denoiser.start({ conditioning: { labels: [0, 2] }, hops: [HOP], noise: () => z });
    try {
      run.step(0, 0);
      const { images } = await run.read();
      const { alpha, sigma } = alphaSigma(HOP.t);
      const errors = ANSWER.map((expected, i) => {
        const v = (alpha * (z[i] ?? Number.NaN) - (images[i] ?? Number.NaN)) / sigma;
        return Math.abs(v - expected);
      });
      // Math.max passes NaN on.
      return Math.max(...errors);
    } finally {
      run.dispose();
    }
  } finally {
    denoiser.dispose();
  }
}
