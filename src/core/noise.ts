/**
 * Seeded Gaussian noise, drawn on the CPU so that it is the same on every backend, at every budget and image count.
 *
 * Counter-based: Philox4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), then Box–Muller in
 * float64. Key (seed, 0), counter (block, image, draw, 0). training/stepdial_training/noise.py gives the same numbers.
 */

const TWO_32 = 2 ** 32;

/** The high 32 bits of the 64-bit product of two uint32, by 16-bit halves: every sum below stays under 2^32. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const first = aHigh * bLow + ((aLow * bLow) >>> 16);
  const second = aLow * bHigh + (first & 0xffff);
  return aHigh * bHigh + (first >>> 16) + (second >>> 16);
}

/** Ten rounds of Philox4x32 on a counter and key of uint32 words, as uint32. Pure. */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, c0);
    const high1 = multiplyHigh(0xcd9e8d57, c2);
    const low0 = Math.imul(0xd2511f53, c0);
    const low1 = Math.imul(0xcd9e8d57, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1 >>> 0, c2, c3 >>> 0];
}

/**
 * Write `length` standard normal values to `out` from `offset` on: one image, in the order [h][w][c] of the model layout.
 *
 * @param seed the run's seed, uint32.
 * @param image index of the image in the run, uint32.
 * @param draw 0 for the initial noise, i + 1 for the noise that hop i adds, uint32.
 * @throws RangeError for a seed, image or draw that is no uint32, and where `out` is too short.
 */
export function fillGaussianNoise(
  out: Float32Array,
  offset: number,
  length: number,
  seed: number,
  image: number,
  draw: number,
): void {
  for (const [name, value] of Object.entries({ seed, image, draw })) {
    if (value >>> 0 !== value) throw new RangeError(`${name} must be a whole number from 0 to 2^32 − 1, not ${value}`);
  }
  if (offset + length > out.length) throw new RangeError(`${length} values at ${offset} do not fit in ${out.length}`);
  const end = offset + length;
  for (let block = 0, i = offset; i < end; block++) {
    const [x0, x1, x2, x3] = philox4x32([block, image, draw, 0], [seed, 0]);
    for (const [a, b] of [
      [x0, x1],
      [x2, x3],
    ] as const) {
      // Half a step above 0, so that the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log((a + 0.5) / TWO_32));
      const angle = 2 * Math.PI * (b / TWO_32);
      if (i < end) out[i++] = radius * Math.cos(angle);
      if (i < end) out[i++] = radius * Math.sin(angle);
    }
  }
}
