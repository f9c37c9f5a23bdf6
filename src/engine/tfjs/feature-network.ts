/** The metric's feature network in TensorFlow.js operations: pictures to features and recognised classes. */
import {
  add,
  matMul,
  relu,
  reshape,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import type { Images } from '../../core/types.ts';
import type { ModelManifest } from '../../package/manifest.ts';
import { type Tensors, WeightsError } from '../../package/safetensors.ts';
import { convolution } from './layers.ts';
import { transposed, Weights } from './weights.ts';

export interface FeatureNetwork {
  /** Length of a feature vector. */
  readonly dimension: number;
  /**
   * Features, float32 [count, dimension], and the class index recognised in each picture.
   * Throws RangeError for pictures of another size than the network's.
   */
  embed(images: Images): Promise<{ values: Float32Array<ArrayBuffer>; recognised: number[] }>;
  dispose(): void;
}

/** Pictures at a time: bounds the memory that many pictures take. */
const BATCH = 256;

/**
 * Put the feature network's weights on the current backend.
 *
 * Three convolutions of stride 2 with ReLU, a linear bottleneck (the features), and a linear class head on its positive
 * part: training/stepdial_training/features.py, whose parameter names and order of axes the weights follow.
 *
 * @throws WeightsError naming the first weight that is missing, misshapen or not part of the network.
 */
export function createFeatureNetwork(features: ModelManifest['features'], tensors: Tensors): FeatureNetwork {
  const weights = new Weights(tensors);
  try {
    const { dimension } = features;
    const { side, forward } = assemble(features, tensors, weights);
    weights.assertAllUsed();
    return { dimension, embed: (images) => embed(images, dimension, side, forward), dispose: () => weights.dispose() };
  } catch (error) {
    weights.dispose();
    throw error;
  }
}

type Forward = (x: Tensor4D) => { features: Tensor2D; logits: Tensor2D };

function assemble(
  { dimension, channels }: ModelManifest['features'],
  tensors: Tensors,
  weights: Weights,
): { side: number; forward: Forward } {
  const convolutions = channels.map((outputs, i) => {
    const inputs = i === 0 ? (tensors.get('conv1.weight')?.shape[1] ?? 1) : (channels[i - 1] ?? 0);
    return convolution(weights, `conv${i + 1}`, { inputs, outputs, stride: 2 });
  });
  const last = channels.at(-1) ?? 0;
  const positions = (tensors.get('fc.weight')?.shape[1] ?? 0) / last;
  const side = Math.sqrt(positions);
  if (!Number.isInteger(side)) throw new WeightsError(`weight "fc.weight" is not for a square of ${last} channels`);
  const classes = tensors.get('head.bias')?.shape[0] ?? 0;
  const fc = weights.read('fc.weight', [dimension, last * positions]);
  const fcWeight = weights.track(
    tensor2d(fromChannelsFirst(fc, dimension, last, positions), [last * positions, dimension]),
  );
  const fcBias = weights.track(tensor2d(weights.read('fc.bias', [dimension]), [1, dimension]));
  const head = transposed(weights.read('head.weight', [classes, dimension]), classes, dimension);
  const headWeight = weights.track(tensor2d(head, [dimension, classes]));
  const headBias = weights.track(tensor2d(weights.read('head.bias', [classes]), [1, classes]));
  const forward: Forward = (x) => {
    let h = x;
    for (const convolve of convolutions) h = relu(convolve(h));
    const flat: Tensor2D = reshape(h, [x.shape[0], last * positions]);
    const features: Tensor2D = add(matMul(flat, fcWeight), fcBias);
    return { features, logits: add(matMul(relu(features), headWeight), headBias) };
  };
  return { side, forward };
}

/** A linear layer's weight [outputs, channels · positions] → [positions · channels, outputs]: PyTorch flattens CHW. */
function fromChannelsFirst(weight: Float32Array, outputs: number, channels: number, positions: number): Float32Array {
  const out = new Float32Array(weight.length);
  for (let i = 0; i < out.length; i++) {
    const output = i % outputs;
    const channel = Math.floor(i / outputs) % channels;
    const position = Math.floor(i / (outputs * channels));
    out[i] = weight[(output * channels + channel) * positions + position] ?? 0;
  }
  return out;
}

async function embed(
  images: Images,
  dimension: number,
  side: number,
  forward: Forward,
): Promise<{ values: Float32Array<ArrayBuffer>; recognised: number[] }> {
  const { count, height, width, channels, data } = images;
  if (Math.ceil(height / 8) !== side || Math.ceil(width / 8) !== side) {
    throw new RangeError(`the feature network is not for pictures of ${height}×${width}`);
  }
  const values = new Float32Array(count * dimension);
  const recognised: number[] = [];
  const area = height * width * channels;
  for (let first = 0; first < count; first += BATCH) {
    const here = Math.min(BATCH, count - first);
    const pixels = Float32Array.from(data.subarray(first * area, (first + here) * area), (level) => level / 127.5 - 1);
    const { features, logits } = tidy(() => forward(tensor4d(pixels, [here, height, width, channels])));
    try {
      const [featureValues, logitValues] = await Promise.all([features.data<'float32'>(), logits.data<'float32'>()]);
      values.set(featureValues, first * dimension);
      const classes = logitValues.length / here;
      for (let i = 0; i < here; i++) recognised.push(largest(logitValues.subarray(i * classes, (i + 1) * classes)));
    } finally {
      features.dispose();
      logits.dispose();
    }
  }
  return { values, recognised };
}

function largest(logits: Float32Array): number {
  return logits.reduce((best, value, i) => (value > (logits[best] ?? 0) ? i : best), 0);
}
