/** What e2e/engine.spec.ts calls in the browser: the engine's modules, on the page's thread or in the real worker. */
import { backend, getBackend, memory } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../src/core/backends.ts';
import type { DeviceInfo, Refusal } from '../../src/core/types.ts';
import { type Backend, openBackend } from '../../src/engine/backends.ts';
import { createImageFeatures } from '../../src/engine/tfjs/image-features.ts';
import { createUnet } from '../../src/engine/tfjs/unet.ts';
import { parseMetric } from '../../src/package/metric.ts';
import { parseSafetensors } from '../../src/package/safetensors.ts';
import { forwardErrors, type NetworkGolden, trajectoryErrors } from '../../src/test-support/golden-check.ts';
import { type MeterSet, meterErrors } from '../../src/test-support/meter-check.ts';
import { createHost } from '../../src/worker/host.ts';
import type { FromWorker, ToWorker } from '../../src/worker/protocol.ts';

const MODEL = new URL('/models/mnist/model.json', location.href).href;
const GOLDEN = {
  tiny: { golden: '/golden/tiny.json', weights: '/golden/tiny.safetensors' },
  captions: { golden: '/golden/tiny-captions.json', weights: '/golden/tiny-captions.safetensors' },
  mnist: { golden: '/golden/mnist.json', weights: '/models/mnist/dial.safetensors' },
  emoji: { golden: '/golden/emoji.json', weights: '/models/emoji/dial.safetensors' },
};

let opened: Backend | undefined;

/** Close the open backend and open the first of `names` that works. Returns the refusals if none does. */
async function open(names: BackendName[]): Promise<{ info?: DeviceInfo; set: string; refused: Refusal[] }> {
  opened?.close();
  opened = undefined;
  try {
    opened = await openBackend(names);
    return { info: opened.info, set: getBackend(), refused: opened.info.refused };
  } catch (error) {
    if (error instanceof Error && 'refused' in error) return { set: '', refused: error.refused as Refusal[] };
    throw error;
  }
}

/** Relative errors of the first `cases` golden vectors on the open backend, and the number of tensors left over. */
async function golden(name: keyof typeof GOLDEN, what: 'forward' | 'trajectory', cases: number) {
  const { golden, weights } = GOLDEN[name];
  const all: NetworkGolden = await (await fetch(golden)).json();
  const some = { ...all, cases: all.cases.slice(0, cases), trajectories: all.trajectories.slice(0, cases) };
  const before = memory().numTensors;
  const network = createUnet(all.config, parseSafetensors(await (await fetch(weights)).arrayBuffer()));
  const errors = await (what === 'forward' ? forwardErrors : trajectoryErrors)(network, some);
  network.dispose();
  return { errors, left: memory().numTensors - before };
}

/** Relative errors of the meter's golden features on the open backend, and the number of tensors left over. */
async function meter(sets: MeterSet[]) {
  const folder = '/metrics/efficientnet-lite0/';
  const [described, weights, golden, vectors] = await Promise.all(
    [`${folder}metric.json`, `${folder}features.safetensors`, '/golden/meter.json', '/golden/meter.safetensors'].map(
      async (path) => (await fetch(path)).arrayBuffer(),
    ),
  );
  const before = memory().numTensors;
  const network = createImageFeatures(parseMetric(bytes(described)), parseSafetensors(bytes(weights)));
  const known = JSON.parse(new TextDecoder().decode(golden));
  const errors = await meterErrors(network, known, parseSafetensors(bytes(vectors)), sets);
  network.dispose();
  return { errors, left: memory().numTensors - before };
}

function bytes(buffer: ArrayBuffer | undefined): ArrayBuffer {
  if (buffer === undefined) throw new Error('A file is missing.');
  return buffer;
}

/** A two-way line to an engine: the real worker, or the host on this thread. */
interface Line {
  send(message: unknown): void;
  received: FromWorker[];
  close(): void;
}

const lines: Line[] = [];

/** Start an engine. Returns its number for the functions below. */
function start(where: 'worker' | 'here'): number {
  const received: FromWorker[] = [];
  if (where === 'here') {
    const send = createHost((message) => received.push(structuredClone(message)));
    return lines.push({ send, received, close: () => undefined }) - 1;
  }
  const worker = new Worker(new URL('../../src/worker/host-entry.ts', import.meta.url), { type: 'module' });
  worker.onmessage = (event: MessageEvent<FromWorker>) => received.push(event.data);
  return lines.push({ send: (message) => worker.postMessage(message), received, close: () => worker.terminate() }) - 1;
}

function line(index: number): Line {
  const found = lines[index];
  if (found === undefined) throw new Error(`There is no line ${index}.`);
  return found;
}

const tell = (index: number, messages: (ToWorker | object)[]): void => {
  for (const message of messages) line(index).send(message);
};

/** All messages received so far, with images replaced by checksums, which are shorter to pass on. */
const told = (index: number) =>
  line(index).received.map((message) => {
    if (message.type === 'done') {
      const { images, features, ...rest } = message.result;
      const { dimension, values } = features ?? {};
      return { ...message, result: { ...rest, pixels: checksum(images.data), dimension, values: values?.length } };
    }
    return message.type === 'preview' ? { ...message, images: checksum(message.images.data) } : message;
  });

/** Send `messages` and wait until run `id` has ended. Returns how it ended. */
async function end(index: number, id: number, messages: object[]): Promise<FromWorker['type']> {
  const { received } = line(index);
  const from = received.length;
  tell(index, messages);
  for (;;) {
    const last = received.slice(from).find((each) => 'id' in each && each.id === id && each.type !== 'progress');
    if (last !== undefined) return last.type;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** FNV-1a, 32 bits. */
function checksum(bytes: Uint8Array): number {
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0, 0x811c9dc5);
}

/** The device that this thread's WebGPU backend computes on. */
function device(): GPUDevice {
  const current: unknown = backend();
  return (current as { device: GPUDevice }).device;
}

/** As a driver reset would. */
const loseDevice = (): void => device().destroy();
/** Cause a validation error, as an invalid shader would: a buffer without usage. It arrives with the queue's next answer. */
async function breakGpu(): Promise<void> {
  device().createBuffer({ size: 4, usage: 0 });
  await device().queue.onSubmittedWorkDone();
}

const tensors = (): number => memory().numTensors;
const close = (index: number): void => line(index).close();

const harness = { model: MODEL, open, golden, meter, start, tell, told, end, close, loseDevice, breakGpu, tensors };
export type Harness = typeof harness;

declare global {
  interface Window {
    harness: Harness;
  }
}
window.harness = harness;
