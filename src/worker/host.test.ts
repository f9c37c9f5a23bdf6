/** The worker's rules with a stand-in for the engine: order, replacement, abort, failures. The real one: engine.test.ts. */
import { expect, test } from 'vitest';
import type { RunResult, RunSpec } from '../core/types.ts';
import type { BackendFailure } from '../engine/backend.ts';
import { BackendError } from '../engine/backends.ts';
import type { RunOptions } from '../engine/engine.ts';
import type { OpenEngine, openEngine } from '../engine/open-engine.ts';
import { BackendStalled } from '../engine/pacing.ts';
import { NetworkError } from '../package/errors.ts';
import { testManifest } from '../test-support/test-package.ts';
import { createHost } from './host.ts';
import type { FromWorker } from './protocol.ts';

const url = 'https://example.org/models/tiny/model.json';
const openMessage = { type: 'open', manifestUrl: url, backends: ['cpu'] };
const spec: RunSpec = { sampler: 'multistep', steps: 4, count: 2, seed: 1, label: 0, network: 'dial' };
const run = (id: number) => ({ type: 'run', id, spec, outputs: { previewEveryMs: 0, features: false } });

/** One call of the stand-in engine's `run`, ended by the test. */
interface Call {
  options: RunOptions;
  finish(more?: Partial<RunResult>): void;
  fail(error: unknown): void;
}

const notCalled = () => {
  throw new Error('the host builds no networks');
};

function stage(opening: () => Promise<void> = async () => undefined) {
  const told: FromWorker[] = [];
  const moved: Transferable[][] = [];
  const calls: Call[] = [];
  const closed: number[] = [];
  const breaks: ((failure: BackendFailure) => void)[] = [];
  const fakeOpen: typeof openEngine = async (_url, _backends, signal, onDownload) => {
    const number = breaks.length;
    const failure = new Promise<BackendFailure>((resolve) => breaks.push(resolve));
    onDownload({ file: 'dial.safetensors', loaded: 4, total: 4, fromCache: true });
    await opening();
    signal.throwIfAborted();
    const info = { backend: 'cpu' as const, description: 'JavaScript', software: false, refused: [] };
    const engine: OpenEngine['engine'] = {
      preload: async () => undefined,
      dispose: () => undefined,
      run: (_spec, _outputs, options = {}) =>
        new Promise<RunResult>((resolve, reject) => {
          options.signal?.addEventListener('abort', () => calls.includes(call) && reject(options.signal?.reason));
          const images = { count: 1, height: 1, width: 1, channels: 1, data: new Uint8Array(1) };
          const call: Call = {
            options,
            finish: (more = {}) =>
              resolve({ images, labels: [0], totalMs: 1, prepareMs: 0, extraOutputs: false, warmUp: false, ...more }),
            fail: reject,
          };
          calls.push(call);
        }),
    };
    return {
      manifest: testManifest(),
      backend: {
        info,
        failure,
        close: () => undefined,
        createDenoiser: notCalled,
        createFeatureNetwork: notCalled,
        createMeter: notCalled,
      },
      engine,
      close: () => closed.push(number),
    };
  };
  const receive = createHost((message, transfer) => {
    told.push(message);
    moved.push(transfer);
  }, fakeOpen);
  /** Send, then let everything pending happen. */
  const send = async (...messages: unknown[]) => {
    for (const message of messages) receive(message);
    await settle();
  };
  return { told, moved, calls, closed, breaks, send };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const brief = (told: FromWorker[]) =>
  told.map((message) => ('id' in message ? `${message.type} ${message.id}` : message.type));

test('open, run, done arrive in order, and images are moved instead of copied', async () => {
  const { told, moved, calls, send } = stage();
  await send(openMessage, run(1));
  calls[0]?.options.onHop?.(1, 4);
  calls[0]?.options.onHop?.(2, 4);
  calls[0]?.options.onHop?.(4, 4);
  calls[0]?.finish();
  await settle();
  // Hop 2 came right after hop 1 and is left out; the last hop never is.
  expect(brief(told)).toEqual(['download', 'ready', 'progress 1', 'progress 1', 'done 1']);
  const done = told.at(-1);
  expect(moved.at(-1)).toEqual([done?.type === 'done' ? done.result.images.data.buffer : undefined]);
});

test('features and trajectories are moved as well', async () => {
  const { moved, calls, send } = stage();
  await send(openMessage, run(1));
  const features = { values: new Float32Array(2), dimension: 2 };
  const images = { count: 4, height: 1, width: 1, channels: 1, data: new Uint8Array(4) };
  calls[0]?.finish({ features, trajectory: { image: 0, hops: [0, 1, 2, 3], images } });
  await settle();
  expect(moved.at(-1)?.slice(1)).toEqual([features.values.buffer, images.data.buffer]);
});

test('the newest run replaces the waiting one and aborts the running one; each replaced run is answered', async () => {
  const { told, calls, send } = stage();
  await send(openMessage, run(1));
  await send(run(2), run(3), run(4));
  expect(calls).toHaveLength(2);
  calls[1]?.finish();
  await settle();
  expect(brief(told)).toEqual(['download', 'ready', 'aborted 2', 'aborted 3', 'aborted 1', 'done 4']);
});

test('only one run at a time: a new run waits until the aborted one has ended', async () => {
  const { told, calls, send } = stage();
  await send(openMessage, run(1));
  const [first] = calls.splice(0);
  await send(run(2));
  expect(calls).toHaveLength(0);
  first?.finish();
  await settle();
  expect(calls).toHaveLength(1);
  // It finished after it was replaced, so its images are not wanted.
  expect(brief(told)).toEqual(['download', 'ready', 'aborted 1']);
});

test('abort ends the running or the waiting run that it names, and no other', async () => {
  const { told, calls, send } = stage();
  await send(openMessage, run(1), { type: 'abort', id: 77 });
  expect(brief(told)).toEqual(['download', 'ready']);
  await send({ type: 'abort', id: 1 });
  expect(brief(told).slice(2)).toEqual(['aborted 1']);
  await send(run(2));
  // Run 2 never ends, so that run 3 waits.
  calls.splice(0);
  await send(run(3), { type: 'abort', id: 3 });
  expect(brief(told).slice(3)).toEqual(['aborted 3']);
});

test('a failed run leaves the engine running', async () => {
  const { told, calls, send } = stage();
  await send(openMessage, run(1));
  calls[0]?.fail(new NetworkError('features.safetensors could not be reached. Try again.'));
  await settle();
  await send(run(2));
  calls[1]?.finish();
  await settle();
  expect(brief(told).slice(2)).toEqual(['failed 1', 'done 2']);
  expect(told[2]).toMatchObject({
    error: { kind: 'network', message: expect.stringContaining('could not be reached') },
  });
});

test('a failed opening is reported without an id, aborts the waiting run, and can be repeated', async () => {
  const refused = [{ backend: 'cpu' as const, reason: 'tired' }];
  const failures = [new BackendError(refused)];
  const { told, send } = stage(async () => {
    const failure = failures.pop();
    if (failure !== undefined) throw failure;
  });
  await send(openMessage, run(1));
  expect(brief(told)).toEqual(['download', 'aborted 1', 'failed']);
  expect(told[2]).toMatchObject({ error: { kind: 'backend', message: expect.stringContaining('cpu: tired') } });
  await send(openMessage);
  expect(brief(told).slice(3)).toEqual(['download', 'ready']);
});

test('a newer open replaces an older one: only the newest becomes ready, and the open engine is closed', async () => {
  const gates: (() => void)[] = [];
  const { told, closed, send } = stage(() => new Promise((resolve) => gates.push(resolve)));
  await send(openMessage);
  await send(openMessage, run(1), openMessage);
  gates.shift()?.();
  await settle();
  gates.shift()?.();
  await settle();
  expect(brief(told)).toEqual(['download', 'aborted 1', 'download', 'ready']);
  await send(openMessage);
  expect(closed).toEqual([1]);
});

test('a lost device aborts its runs, even one that never settles, and nothing runs until the next open', async () => {
  const { told, calls, closed, breaks, send } = stage();
  await send(openMessage, run(1));
  calls.splice(0);
  breaks[0]?.({ kind: 'device-lost', message: 'The GPU device was lost. Start it again.' });
  await settle();
  expect(brief(told).slice(2)).toEqual(['aborted 1', 'failed']);
  expect(told.at(-1)).toMatchObject({ error: { kind: 'device-lost' } });
  expect(closed).toEqual([0]);
  await send(run(2));
  expect(told.at(-1)).toMatchObject({ type: 'failed', id: 2, error: { kind: 'run' } });
  await send(openMessage, run(3));
  calls[0]?.finish();
  await settle();
  expect(told.at(-1)).toMatchObject({ type: 'done', id: 3 });
});

test('a run that was aborted and then hangs on a lost device does not hang the engine', async () => {
  const { told, calls, breaks, send } = stage();
  await send(openMessage, run(1));
  // From now on the run ignores its abort, as one does that waits for a lost GPU.
  calls.splice(0);
  await send({ type: 'abort', id: 1 }, run(2));
  breaks[0]?.({ kind: 'device-lost', message: 'The WebGL context was lost. Start it again.' });
  await settle();
  expect(brief(told).slice(2)).toEqual(['aborted 2', 'aborted 1', 'failed']);
  await send(openMessage, run(3));
  calls[0]?.finish();
  await settle();
  expect(told.at(-1)).toMatchObject({ type: 'done', id: 3 });
});

test.each([[[]], [[{ type: 'abort', id: 1 }]]])(
  'a backend that never answers counts as lost; sent before: %j',
  async (before) => {
    const { told, calls, closed, send } = stage();
    await send(openMessage, run(1));
    const [call] = calls.splice(0);
    await send(...before);
    call?.fail(new BackendStalled('The backend has not answered for 120 s. Start it again.'));
    await settle();
    expect(brief(told).slice(2)).toEqual(['aborted 1', 'failed']);
    expect(told.at(-1)).toMatchObject({ error: { kind: 'device-lost', message: expect.stringContaining('120 s') } });
    expect(closed).toEqual([0]);
  },
);

test('the loss of a device that is no longer used changes nothing', async () => {
  const { told, breaks, send } = stage();
  await send(openMessage);
  await send(openMessage);
  const before = told.length;
  breaks[0]?.({ kind: 'device-lost', message: 'late' });
  await settle();
  expect(told).toHaveLength(before);
});

test.each([
  [null],
  ['open'],
  [{ type: 'dance' }],
  [{ ...openMessage, manifestUrl: 'javascript:alert(1)' }],
  [{ ...openMessage, manifestUrl: 'model.json' }],
  [{ ...openMessage, backends: ['abacus'] }],
  [{ ...openMessage, extra: 1 }],
  [{ type: 'abort', id: 'x' }],
])('an invalid message is a protocol error: %j', async (message) => {
  const { told, send } = stage();
  await send(message);
  expect(told).toMatchObject([{ type: 'failed', error: { kind: 'protocol' } }]);
  expect(told[0]).not.toHaveProperty('id');
});

test.each([
  { count: 0 },
  { count: 65 },
  { count: 1.5 },
  { seed: -1 },
  { seed: 2 ** 32 },
  { seed: Number.NaN },
  { steps: 0 },
  { steps: 257 },
  { label: 'many' },
  { sampler: 'magic' },
  { network: '' },
  { network: 'x'.repeat(1000) },
])('an invalid run is rejected with its id: %j', async (change) => {
  const { told, calls, send } = stage();
  await send(openMessage, { ...run(5), spec: { ...spec, ...change } });
  expect(calls).toHaveLength(0);
  expect(told.filter(({ type }) => type === 'failed')).toMatchObject([{ id: 5, error: { kind: 'run' } }]);
});
