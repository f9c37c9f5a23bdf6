/**
 * The meter's feature network, EfficientNet-Lite0's first blocks (Tan and Le 2019), in TensorFlow.js operations. Names and shapes of
 * weights are those of training/stepdial_training/image_features.py; golden/meter.json holds both to the same features.
 */
import {
  add,
  fused,
  matMul,
  mean,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core';
import { MeterInputs } from '../../core/metrics/meter-input.ts';
import type { Images } from '../../core/types.ts';
import type { MetricDescription } from '../../package/metric.ts';
import { type Tensors, WeightsError } from '../../package/safetensors.ts';
import type { FeatureNetwork } from '../features.ts';
import { type ConvolutionShape, filterAndBias, type Layer } from './layers.ts';
import { transposed, Weights } from './weights.ts';

/** Images at a time: their activations stay in a processor's cache. */
const BATCH = 16;
const STEM = 32;
/** Of each stage: blocks, kernel, stride of the first, widening and outputs. */
const STAGES = [
  { repeats: 1, kernel: 3, stride: 1, widening: 1, outputs: 16 },
  { repeats: 2, kernel: 3, stride: 2, widening: 6, outputs: 24 },
  { repeats: 2, kernel: 5, stride: 2, widening: 6, outputs: 40 },
  { repeats: 3, kernel: 3, stride: 2, widening: 6, outputs: 80 },
  { repeats: 3, kernel: 5, stride: 1, widening: 6, outputs: 112 },
  { repeats: 4, kernel: 5, stride: 2, widening: 6, outputs: 192 },
];

/**
 * Put the network's weights on the current backend.
 * @throws WeightsError naming the first weight that is missing, misshapen or not part of the network.
 */
export function createImageFeatures(metric: MetricDescription, tensors: Tensors): FeatureNetwork {
  const weights = new Weights(tensors);
  const { dimension, channels } = metric.features;
  try {
    const blocks = assemble(metric.features.blocks, weights);
    if (blocks.outputs !== channels) {
      throw new WeightsError(`${metric.features.blocks} blocks give ${blocks.outputs} channels, not ${channels}`);
    }
    const projection = transposed(weights.read('projection.weight', [dimension, channels]), dimension, channels);
    const projected = weights.track(tensor2d(projection, [channels, dimension]));
    weights.assertAllUsed();
    const forward = (x: Tensor4D): Tensor2D => matMul(mean<Tensor2D>(blocks.forward(x), [1, 2]), projected);
    const inputs = new MeterInputs({ ...metric.noise, ...metric.input });
    return {
      dimension,
      embed: (images, first = 0) => embed(images, first, inputs, dimension, forward),
      dispose: () => weights.dispose(),
    };
  } catch (error) {
    weights.dispose();
    throw error;
  }
}

/** The stem and the first `count` blocks. */
function assemble(count: number, weights: Weights): { forward: Layer; outputs: number } {
  const layers: Layer[] = [dense(weights, 'stem', { inputs: 3, outputs: STEM, size: 3, stride: 2, bounded: true })];
  let inputs = STEM;
  const plan = STAGES.flatMap(({ repeats, stride, ...stage }) =>
    Array.from({ length: repeats }, (_, i) => ({ ...stage, stride: i === 0 ? stride : 1 })),
  ).slice(0, count);
  for (const [index, { kernel, stride, widening, outputs }] of plan.entries()) {
    layers.push(block(weights, `blocks.${index}`, { inputs, outputs, kernel, stride, widening }));
    inputs = outputs;
  }
  return { forward: (x) => layers.reduce((h, layer) => layer(h), x), outputs: inputs };
}

interface BlockShape {
  inputs: number;
  outputs: number;
  kernel: number;
  stride: number;
  widening: number;
}

/** Inverted residual (Sandler et al. 2018): widen, filter each channel, narrow; the input is added where shapes agree. */
function block(weights: Weights, name: string, { inputs, outputs, kernel, stride, widening }: BlockShape): Layer {
  const wide = inputs * widening;
  const point = { size: 1, stride: 1 };
  const widen =
    widening > 1
      ? dense(weights, `${name}.expand`, { inputs, outputs: wide, bounded: true, ...point })
      : (x: Tensor4D) => x;
  const filter = depthwise(weights, `${name}.depthwise`, { channels: wide, kernel, stride });
  const narrow = dense(weights, `${name}.project`, { inputs: wide, outputs, bounded: false, ...point });
  const adds = stride === 1 && inputs === outputs;
  return (x) => {
    const h = narrow(filter(widen(x)));
    return adds ? add(x, h) : h;
  };
}

/** A convolution over all channels, with ReLU6 where `bounded`. 'same' pads as TensorFlow does, as the network was trained. */
function dense(
  weights: Weights,
  name: string,
  { bounded, ...shape }: Required<ConvolutionShape> & { bounded: boolean },
): Layer {
  const { filter, bias } = filterAndBias(weights, name, shape);
  const activation = bounded ? 'relu6' : 'linear';
  return (x) => fused.conv2d({ x, filter, bias, strides: shape.stride, pad: 'same', activation });
}

/** A convolution of each channel by itself, with ReLU6. */
function depthwise(weights: Weights, name: string, shape: { channels: number; kernel: number; stride: number }): Layer {
  const { channels, kernel, stride } = shape;
  // PyTorch's [channels, 1, height, width] are TensorFlow's [height, width, channels, 1].
  const values = transposed(weights.read(`${name}.weight`, [channels, 1, kernel, kernel]), channels, kernel * kernel);
  const filter = weights.track(tensor4d(values, [kernel, kernel, channels, 1]));
  const bias = weights.track(tensor1d(weights.read(`${name}.bias`, [channels])));
  return (x) => fused.depthwiseConv2d({ x, filter, bias, strides: stride, pad: 'same', activation: 'relu6' });
}

async function embed(
  images: Images,
  first: number,
  inputs: MeterInputs,
  dimension: number,
  forward: (x: Tensor4D) => Tensor2D,
): Promise<Float32Array<ArrayBuffer>> {
  const { count } = images;
  const { height, width } = inputs.sides(images);
  const area = height * width * 3;
  const values = new Float32Array(count * dimension);
  for (let start = 0; start < count; start += BATCH) {
    const here = Math.min(BATCH, count - start);
    const pixels = new Float32Array(here * area);
    for (let i = 0; i < here; i++) inputs.write(pixels, i * area, images, start + i, first);
    const features = tidy(() => forward(tensor4d(pixels, [here, height, width, 3])));
    try {
      values.set(await features.data<'float32'>(), start * dimension);
    } finally {
      features.dispose();
    }
  }
  return values;
}
