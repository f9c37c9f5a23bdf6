/** The metric's feature network in TensorFlow.js operations. */
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
import type { FeatureNetwork } from '../features.ts';
import { convolution } from './layers.ts';
import { Weights } from './weights.ts';

/** Images at a time: bounds the memory that a large run takes. */
const BATCH = 256;

/**
 * Put the feature network's weights on the current backend.
 *
 * Three convolutions of stride 2 with ReLU and a linear bottleneck, whose values are the features. Parameter names and the
 * order of axes are those of training/stepdial_training/features.py.
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

type Forward = (x: Tensor4D) => Tensor2D;

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
  // The file also holds the class head that the network was trained with.
  weights.read('head.weight', [classes, dimension]);
  weights.read('head.bias', [classes]);
  const forward: Forward = (x) => {
    let h = x;
    for (const convolve of convolutions) h = relu(convolve(h));
    const flat: Tensor2D = reshape(h, [x.shape[0], last * positions]);
    return add(matMul(flat, fcWeight), fcBias);
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
): Promise<Float32Array<ArrayBuffer>> {
  const { count, height, width, channels, data } = images;
  if (Math.ceil(height / 8) !== side || Math.ceil(width / 8) !== side) {
    throw new RangeError(`the feature network is not for images of ${height}×${width}`);
  }
  const values = new Float32Array(count * dimension);
  const area = height * width * channels;
  for (let first = 0; first < count; first += BATCH) {
    const here = Math.min(BATCH, count - first);
    const pixels = Float32Array.from(data.subarray(first * area, (first + here) * area), (level) => level / 127.5 - 1);
    const features = tidy(() => forward(tensor4d(pixels, [here, height, width, channels])));
    try {
      values.set(await features.data<'float32'>(), first * dimension);
    } finally {
      features.dispose();
    }
  }
  return values;
}
