/** The conductor on a worker that answers after a while: newest wins, what was made is shown at once, idle work stops. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ModelManifest } from '../models/manifest.ts';
import { EngineClient, type WorkerLike } from '../worker/client.ts';
import type { FromWorker, RunSpec, ToWorker } from '../worker/protocol.ts';
import { Conductor } from './conductor.ts';
import { changeSettings, usePage } from './store.ts';

const HOP_MS = 10;
const network: ModelManifest['networks'][number] = {
  name: 'dial',
  file: { path: 'dial.safetensors', bytes: 1, sha256: '' },
  parameters: 1,
  multiplyAdds: 1,
  budgets: [],
};
const manifest = {
  networks: [network],
  classes: Array.from({ length: 10 }, (_, i) => String(i)),
} as unknown as ModelManifest;

/** One run at a time, `HOP_MS` a hop; a picture's first byte is its budget. */
class SlowWorker implements WorkerLike {
  static runs: RunSpec[] = [];
  static fail = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  #current: { id: number; timer: ReturnType<typeof setTimeout> } | undefined;

  postMessage(message: ToWorker): void {
    if (message.type === 'open') {
      const device = { backend: 'wasm', description: '', software: true, refused: [] } as const;
      setTimeout(() => this.#say({ type: 'ready', manifest, device: { ...device, refused: [] } }), 1);
    } else if (message.type === 'abort') {
      if (this.#current?.id === message.id) this.#abort();
    } else {
      this.#abort();
      const { id, spec } = message;
      SlowWorker.runs.push(spec);
      const timer = setTimeout(() => this.#finish(id, spec), HOP_MS * spec.steps);
      this.#current = { id, timer };
    }
  }

  terminate(): void {
    clearTimeout(this.#current?.timer);
  }

  #abort(): void {
    if (this.#current === undefined) return;
    clearTimeout(this.#current.timer);
    this.#say({ type: 'aborted', id: this.#current.id });
    this.#current = undefined;
  }

  #finish(id: number, spec: RunSpec): void {
    this.#current = undefined;
    if (SlowWorker.fail) {
      this.#say({ type: 'failed', id, error: { kind: 'run', message: 'It did not work.' } });
      return;
    }
    const images = { count: 1, height: 1, width: 1, channels: 1, data: Uint8Array.of(spec.steps) };
    this.#say({ type: 'done', id, result: { images, labels: [0], totalMs: HOP_MS * spec.steps, warmUp: false } });
  }

  #say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent);
  }
}

const initial = usePage.getInitialState();
let visible = true;
let conductor: Conductor;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'http://host/page/' });
  SlowWorker.runs = [];
  SlowWorker.fail = false;
  visible = true;
  usePage.setState(initial, true);
  const client = new EngineClient(() => new SlowWorker());
  conductor = new Conductor(client, usePage, {
    visible: () => visible,
    loadQuality: () => Promise.reject(new Error('no curves here')),
  });
  conductor.start();
  await vi.advanceTimersByTimeAsync(60);
});
afterEach(() => {
  conductor.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shownSteps = () => usePage.getState().shown?.images.data[0];
const steps = () => SlowWorker.runs.map((run) => run.steps);

test('opening shows the pictures of the settings', () => {
  expect(steps()).toEqual([4]);
  expect(shownSteps()).toBe(4);
  expect(usePage.getState().curves).toEqual({ status: 'failed', message: 'no curves here' });
});

test('dragging: the newest stop wins', async () => {
  for (const stop of [5, 6, 7, 8]) {
    changeSettings({ steps: stop });
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(80);
  expect(steps()).toEqual([4, 5, 6, 7, 8]);
  expect(shownSteps()).toBe(8);
  expect(usePage.getState().timings.get('multistep dial 8 16')).toEqual([80]);
  expect(usePage.getState().timings.has('multistep dial 7 16')).toBe(false);
});

test('pictures that are there appear at once and without a run', async () => {
  changeSettings({ steps: 8 });
  await vi.advanceTimersByTimeAsync(10);
  changeSettings({ steps: 4 });
  expect(usePage.getState().shown?.images.data[0]).toBe(4);
  await vi.advanceTimersByTimeAsync(300);
  expect(steps()).toEqual([4, 8]);
  expect(usePage.getState().activity.kind).toBe('resting');
});

test('at rest every stop is measured and its pictures kept; the theme interrupts nothing', async () => {
  await vi.advanceTimersByTimeAsync(3000);
  changeSettings({ theme: 'dark' });
  await vi.advanceTimersByTimeAsync(60_000);
  const counts = [1, 2, 8, 16, 32, 256].map(
    (stop) => usePage.getState().timings.get(`multistep dial ${stop} 16`)?.length,
  );
  expect(counts).toEqual([5, 5, 5, 5, 5, 2]);
  const before = SlowWorker.runs.length;
  changeSettings({ steps: 32 });
  expect(shownSteps()).toBe(32);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(SlowWorker.runs).toHaveLength(before);
});

test('an idle run gives way to the reader', async () => {
  await vi.advanceTimersByTimeAsync(520);
  expect(usePage.getState().activity.kind).toBe('measuring');
  changeSettings({ seed: 9 });
  expect(usePage.getState().activity).toMatchObject({ kind: 'sampling', spec: { seed: 9 } });
  await vi.advanceTimersByTimeAsync(50);
  expect(usePage.getState().shown?.spec.seed).toBe(9);
});

test('a hidden page measures nothing', async () => {
  visible = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps()).toEqual([4]);
  visible = true;
  conductor.visibilityChanged();
  await vi.advanceTimersByTimeAsync(1000);
  expect(steps().length).toBeGreaterThan(1);
});

test('stop ends a run and keeps it ended; resume begins again', async () => {
  changeSettings({ steps: 256 });
  await vi.advanceTimersByTimeAsync(500);
  conductor.stop();
  expect(usePage.getState().activity.kind).toBe('stopped');
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps()).toEqual([4, 256]);
  conductor.resume();
  await vi.advanceTimersByTimeAsync(2600);
  expect(shownSteps()).toBe(0); // 256 in one byte
  expect(usePage.getState().shown?.spec.steps).toBe(256);
});

test('stop while measuring stops measuring, but not the dial', async () => {
  await vi.advanceTimersByTimeAsync(520);
  conductor.stop();
  expect(usePage.getState()).toMatchObject({ measure: false, activity: { kind: 'resting' } });
  const before = SlowWorker.runs.length;
  changeSettings({ steps: 7 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps().slice(before)).toEqual([7]);
});

test('a failed run is told and can be tried again; nothing is measured meanwhile', async () => {
  SlowWorker.fail = true;
  changeSettings({ steps: 2 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(usePage.getState().runError).toEqual({ kind: 'run', message: 'It did not work.' });
  expect(steps()).toEqual([4, 2]);
  SlowWorker.fail = false;
  conductor.resume();
  await vi.advanceTimersByTimeAsync(30);
  expect(usePage.getState().runError).toBeNull();
  expect(shownSteps()).toBe(2);
});

test('another backend: timings begin anew', async () => {
  expect(usePage.getState().timings.size).toBe(1);
  changeSettings({ backend: 'cpu' });
  expect(usePage.getState().engine.status).toBe('opening');
  await vi.advanceTimersByTimeAsync(60);
  expect(steps()).toEqual([4, 4]);
  expect(usePage.getState().timings.get('multistep dial 4 16')).toEqual([40]);
});
