/** The client with a fake worker whose answers the test sends. */
import { expect, test, vi } from 'vitest';
import type { RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { EngineClient, EngineFailure, type EngineState, RunAborted, type WorkerLike } from './client.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

class FakeWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  readonly sent: ToWorker[] = [];
  ended = false;

  postMessage(message: ToWorker): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.ended = true;
  }

  say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent);
  }
}

const spec: RunSpec = { sampler: 'multistep', steps: 4, count: 1, seed: 7, label: 'mixed', network: 'dial' };
const outputs: RunOutputs = { previewEveryMs: 0, features: false };
const result: RunResult = {
  images: { count: 1, height: 1, width: 1, channels: 1, data: new Uint8Array(1) },
  labels: [0],
  totalMs: 12,
  prepareMs: 3,
  extraOutputs: false,
  warmUp: false,
};
const device = { backend: 'wasm', description: 'CPU', software: true, refused: [] } as const;
const ready: FromWorker = {
  type: 'ready',
  manifest: {} as ModelManifest,
  device: { ...device, refused: [] },
};

function opened() {
  const workers: FakeWorker[] = [];
  const client = new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  });
  const states: EngineState[] = [];
  client.onState((state) => states.push(state));
  client.open('http://host/model.json', ['wasm']);
  const worker = workers[0];
  if (worker === undefined) throw new Error('no worker was started');
  return { client, worker, workers, states };
}

test('opening asks the worker, follows each download and becomes ready', () => {
  const { client, worker, states } = opened();
  expect(worker.sent).toEqual([{ type: 'open', manifestUrl: 'http://host/model.json', backends: ['wasm'] }]);
  worker.say({ type: 'download', file: 'a', loaded: 1, total: 2, fromCache: false });
  worker.say({ type: 'download', file: 'b', loaded: 5, total: 5, fromCache: true });
  worker.say({ type: 'download', file: 'a', loaded: 2, total: 2, fromCache: false });
  worker.say(ready);
  expect(states.map((state) => state.status)).toEqual(['closed', 'opening', 'opening', 'opening', 'opening', 'ready']);
  expect(client.state).toMatchObject({ device: { backend: 'wasm' } });
  expect(client.state.status === 'ready' && client.state.downloads).toEqual([
    { file: 'b', loaded: 5, total: 5, fromCache: true },
    { file: 'a', loaded: 2, total: 2, fromCache: false },
  ]);
});

test('a run reports progress, previews and its result', async () => {
  const { client, worker } = opened();
  worker.say(ready);
  const seen: string[] = [];
  const run = client.run(spec, outputs, {
    onProgress: (hop, hops) => seen.push(`hop ${hop}/${hops}`),
    onPreview: (images, hop) => seen.push(`preview ${images.count} at ${hop}`),
  });
  expect(worker.sent.at(-1)).toEqual({ type: 'run', id: 1, spec, outputs });
  worker.say({ type: 'progress', id: 1, hop: 1, hops: 4 });
  worker.say({ type: 'preview', id: 1, hop: 2, hops: 4, images: result.images });
  worker.say({ type: 'done', id: 1, result });
  await expect(run).resolves.toBe(result);
  expect(seen).toEqual(['hop 1/4', 'preview 1 at 2']);
});

test('an aborted signal aborts the run in the worker, and late answers are ignored', async () => {
  const { client, worker } = opened();
  worker.say(ready);
  const controller = new AbortController();
  const run = client.run(spec, outputs, { signal: controller.signal });
  controller.abort();
  await expect(run).rejects.toBeInstanceOf(RunAborted);
  expect(worker.sent.at(-1)).toEqual({ type: 'abort', id: 1 });
  worker.say({ type: 'done', id: 1, result });
  worker.say({ type: 'aborted', id: 1 });
  const sent = worker.sent.length;
  await expect(client.run(spec, outputs, { signal: controller.signal })).rejects.toBeInstanceOf(RunAborted);
  expect(worker.sent).toHaveLength(sent);
});

test('a newer run replaces an older one', async () => {
  const { client, worker } = opened();
  worker.say(ready);
  const first = client.run(spec, outputs);
  const second = client.run({ ...spec, steps: 5 }, outputs);
  worker.say({ type: 'aborted', id: 1 });
  worker.say({ type: 'done', id: 2, result });
  await expect(first).rejects.toBeInstanceOf(RunAborted);
  await expect(second).resolves.toBe(result);
});

test('a failed run leaves the engine open', async () => {
  const { client, worker } = opened();
  worker.say(ready);
  const run = client.run(spec, outputs);
  worker.say({ type: 'failed', id: 1, error: { kind: 'run', message: 'No such network.' } });
  await expect(run).rejects.toMatchObject({ kind: 'run', message: 'No such network.' });
  expect(client.state.status).toBe('ready');
});

test('a failure of the whole engine ends every run until the next open', async () => {
  const { client, worker, workers } = opened();
  worker.say(ready);
  const run = client.run(spec, outputs);
  worker.say({ type: 'failed', error: { kind: 'device-lost', message: 'The GPU went away.' } });
  await expect(run).rejects.toBeInstanceOf(EngineFailure);
  expect(client.state).toMatchObject({ status: 'failed', error: { kind: 'device-lost' } });
  expect(worker.ended).toBe(true);
  await expect(client.run(spec, outputs)).rejects.toBeInstanceOf(EngineFailure);
  client.open('http://host/model.json', ['cpu']);
  workers[1]?.say(ready);
  expect(client.state.status).toBe('ready');
});

test('it reports a worker that cannot be loaded, and one that crashes', async () => {
  const { client, worker, workers } = opened();
  worker.onerror?.({ message: '' } as ErrorEvent);
  expect(client.state.status).toBe('opening');
  workers[1]?.onerror?.({ message: '' } as ErrorEvent);
  expect(client.state).toMatchObject({ status: 'failed', error: { kind: 'code' } });
  expect(workers.map(({ ended }) => ended)).toEqual([true, true]);
  const other = opened();
  other.worker.say(ready);
  const run = other.client.run(spec, outputs);
  other.worker.onerror?.({ message: 'out of memory' } as ErrorEvent);
  await expect(run).rejects.toThrow('The engine stopped (out of memory). Try again.');
});

test('opening again ends the old worker and its runs', async () => {
  const { client, worker, workers } = opened();
  worker.say(ready);
  const run = client.run(spec, outputs);
  client.open('http://host/model.json', ['cpu']);
  await expect(run).rejects.toBeInstanceOf(RunAborted);
  expect(worker.ended).toBe(true);
  expect(workers).toHaveLength(2);
});

test('it fails in a browser without workers', () => {
  const client = new EngineClient(() => {
    throw new Error('Worker is not defined');
  });
  client.open('http://host/model.json', ['cpu']);
  expect(client.state).toMatchObject({ status: 'failed' });
});

test('code that does not arrive is tried once more in a fresh worker, and no lower backend is taken for it', () => {
  const { client, worker, workers } = opened();
  const states: EngineState['status'][] = [];
  client.onState(({ status }) => states.push(status));
  const lost: FromWorker = { type: 'failed', error: { kind: 'code', message: 'It did not arrive.' } };
  worker.say(lost);
  expect(worker.ended).toBe(true);
  expect(workers[1]?.sent).toEqual(worker.sent);
  workers[1]?.say(ready);
  expect(states).toEqual(['ready']);

  client.open('http://host/model.json', ['wasm']);
  workers[2]?.say(lost);
  workers[3]?.say(lost);
  expect(client.state).toMatchObject({ status: 'failed', error: { kind: 'code' } });
  expect(workers).toHaveLength(4);
});

test('a worker that never says a word is given up, and one that speaks in time is not', () => {
  vi.useFakeTimers();
  try {
    const { client, workers } = opened();
    vi.advanceTimersByTime(90_000);
    vi.advanceTimersByTime(89_999);
    expect(client.state.status).toBe('opening');
    vi.advanceTimersByTime(1);
    expect(client.state).toMatchObject({ status: 'failed', error: { kind: 'code' } });
    expect(workers.every(({ ended }) => ended)).toBe(true);

    const other = opened();
    other.worker.say({ type: 'download', file: 'a', loaded: 0, total: 1, fromCache: false });
    vi.advanceTimersByTime(600_000);
    expect(other.client.state.status).toBe('opening');
    expect(other.workers).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('a worker that is gone although nobody ended it is reported; one that was ended is not', async () => {
  const grant: Record<string, () => void> = {};
  vi.stubGlobal('navigator', {
    locks: {
      request: (name: string, { signal }: { signal: AbortSignal }, job: () => void) =>
        new Promise<void>((resolve, reject) => {
          grant[name] = () => resolve(job());
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    },
  });
  const { client, worker } = opened();
  worker.say({ type: 'alive', lock: 'first' });
  worker.say(ready);
  client.open('http://host/model.json', ['wasm']);
  grant['first']?.();
  expect(client.state.status).toBe('opening');

  const second = opened();
  second.worker.say({ type: 'alive', lock: 'second' });
  second.worker.say(ready);
  const run = second.client.run(spec, outputs);
  grant['second']?.();
  await expect(run).rejects.toMatchObject({ kind: 'ended' });
  expect(second.client.state).toMatchObject({ status: 'failed', error: { kind: 'ended' } });
  vi.unstubAllGlobals();
});
