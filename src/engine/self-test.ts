/** The check at start-up: a backend must give a tiny network's known answer before it is trusted with images. */
import type { Hop } from '../core/samplers/hop.ts';
import { alphaSigma } from '../core/schedule.ts';
import type { Networks } from './backend.ts';
import { selfTestConfig, selfTestPrompt, selfTestWeights, weylSequence } from './self-test-network.ts';

/** v of the self-test network for two images, computed by PyTorch in float64. Its largest value is 1.01. */
const ANSWER = [
  1.01421, -0.17046, -0.7107, -0.30394, 0.25091, 0.79955, 0.24831, -0.42163, -0.74157, -0.25609, 0.07027, 0.13201,
  0.45539, -0.91902, 0.46009, -0.24242, -0.38759, -0.38685, 0.38749, -0.15814, -0.58432, 0.11938, 0.23295, 0.23404,
  0.27738, -0.15887, -0.0789, -0.16793, -0.19569, 0.25047, 0.23019, 0.03576, -0.05649, 0.08934, 0.46404, -0.30649,
  -0.34443, -0.16166, -0.11642, 0.69239, 0.48031, 0.0151, -0.59835, -0.21595, 0.11865, 0.17853, -0.04014, -0.344,
  0.73714, 0.02278, -0.67015, -0.2694, 0.5121, -0.06089, -0.26211, -0.21237, 0.2662, 0.0756, -0.07939, -0.06038,
  0.41211, -0.14129, -0.15531, -0.05295,
];

/** One evaluation that ends on the estimate itself, from which v follows. */
const HOP: Hop = { t: 0.75, s: 0, inverseSteps: 0.25, cSample: 0, cDenoised: 1, cPrevious: 0, cNoise: 0 };

/**
 * Run the self-test network on a backend. Throws an `Error` with the difference if the answer is wrong.
 *
 * Every kind of operation of the real networks takes part: convolutions of both strides, group and layer norms, matrix
 * products, several heads of attention, look-ups, resizing, concatenation. Nothing stays allocated.
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
    const run = denoiser.start({ conditioning: selfTestPrompt, hops: [HOP], noise: () => z });
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
