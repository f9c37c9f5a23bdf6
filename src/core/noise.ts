/**
 * Seeded Gaussian noise, drawn on the CPU so that it is the same on every backend, for every budget and image count.
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

/** Ten rounds of Philox4x32 on a counter and key of uint32 words. Writes four uint32 words to `out`. */
export function philox4x32(
  out: Uint32Array,
  [counter0, counter1, counter2, counter3]: readonly [number, number, number, number],
  [key0, key1]: readonly [number, number],
): void {
  let [c0, c1, c2, c3, k0, k1] = [counter0, counter1, counter2, counter3, key0, key1];
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
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * Write `length` standard normal values to `out`, starting at `offset`: one image, in the order [h][w][c] of the model layout.
 *
 * @param seed the run's seed, uint32.
 * @param image index of the image in the seed, uint32.
 * @param draw 0 for the initial noise, i + 1 for the noise that hop i adds, uint32.
 * @throws RangeError if seed, image or draw is not a uint32, or if `out` is too short.
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
  const words = new Uint32Array(4);
  const end = offset + length;
  for (let block = 0, i = offset; i < end; block++) {
    philox4x32(words, [block, image, draw, 0], [seed, 0]);
    for (let pair = 0; pair < 4; pair += 2) {
      // Half a step above 0, so that the logarithm is finite.
      const radius = Math.sqrt(-2 * Math.log(((words[pair] ?? 0) + 0.5) / TWO_32));
      const angle = 2 * Math.PI * ((words[pair + 1] ?? 0) / TWO_32);
      if (i < end) out[i++] = radius * Math.cos(angle);
      if (i < end) out[i++] = radius * Math.sin(angle);
    }
  }
}
