/** Gives a file's tensors to a network's layers, checked by name and shape, and owns the tensors on the backend. */
import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { type Tensors, WeightsError } from '../../package/safetensors.ts';

export class Weights {
  readonly #tensors: Tensors;
  readonly #left: Set<string>;
  readonly #owned: Tensor[] = [];

  constructor(tensors: Tensors) {
    this.#tensors = tensors;
    this.#left = new Set(tensors.keys());
  }

  /** The values of one tensor. Throws `WeightsError` if it is missing or has another shape. */
  read(name: string, shape: readonly number[]): Float32Array {
    const found = this.#tensors.get(name);
    if (found === undefined) throw new WeightsError(`weight "${name}" is missing`);
    if (found.shape.length !== shape.length || found.shape.some((length, i) => length !== shape[i])) {
      throw new WeightsError(`weight "${name}" has the shape [${found.shape}] where the network needs [${shape}]`);
    }
    this.#left.delete(name);
    return found.data;
  }

  /** Keep a tensor until `dispose`, safe from a surrounding `tidy`. */
  track<T extends Tensor>(tensor: T): T {
    this.#owned.push(keep(tensor));
    return tensor;
  }

  /** To be called once every layer has read its part. Throws `WeightsError` if a tensor was not read. */
  assertAllUsed(): void {
    const [extra] = this.#left;
    if (extra !== undefined) throw new WeightsError(`weight "${extra}" is not part of the network`);
  }

  dispose(): void {
    for (const owned of this.#owned.splice(0)) owned.dispose();
  }
}

/** Rows × columns → columns × rows: PyTorch keeps a linear layer as [outputs, inputs]. */
export function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = values[(i % rows) * columns + Math.floor(i / rows)] ?? 0;
  return out;
}
