/** The controller on a worker that answers after a while: newest wins, what was made is shown at once, idle work stops. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunOutputs, RunResult, RunSpec } from '../core/types.ts';
import type { ModelManifest } from '../package/manifest.ts';
import { FakeLocks } from '../test-support/fake-locks.ts';
import { EngineClient, type WorkerLike } from '../worker/client.ts';
import type { FromWorker, ToWorker } from '../worker/protocol.ts';
import { changeSettings, lockStops, trackImage } from './change-settings.ts';
import { RunController } from './run-controller.ts';
import { LOCK_NAME } from './run-lock.ts';
import { STANDARD_STOPS } from './stops.ts';
import { pageStore } from './store.ts';

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
  budgets: { finite: STANDARD_STOPS.slice(0, -1), infinite: 256 },
  classes: Array.from({ length: 10 }, (_, i) => String(i)),
} as unknown as ModelManifest;

/** One run at a time, `HOP_MS` a hop; a picture's first byte is its budget. */
class SlowWorker implements WorkerLike {
  static runs: RunSpec[] = [];
  static wishes: RunOutputs[] = [];
  static fail = false;
  /** Whether the engine gives trajectories. */
  static ways = false;
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  onmessageerror: WorkerLike['onmessageerror'] = null;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #current: { id: number; timer: ReturnType<typeof setTimeout> } | undefined;

  postMessage(message: ToWorker): void {
    if (message.type === 'open') {
      const device = { backend: 'wasm', description: '', software: true, refused: [] } as const;
      this.#opening = setTimeout(
        () => this.#say({ type: 'ready', manifest: opened, device: { ...device, refused: [] } }),
        1,
      );
    } else if (message.type === 'abort') {
      if (this.#current?.id === message.id) this.#abort();
    } else {
      this.#abort();
      const { id, spec, outputs: wish } = message;
      SlowWorker.runs.push(spec);
      SlowWorker.wishes.push(wish);
      const timer = setTimeout(() => this.#finish(id, spec, wish), HOP_MS * spec.steps);
      this.#current = { id, timer };
    }
  }

  terminate(): void {
    clearTimeout(this.#opening);
    clearTimeout(this.#current?.timer);
  }

  #abort(): void {
    if (this.#current === undefined) return;
    clearTimeout(this.#current.timer);
    this.#say({ type: 'aborted', id: this.#current.id });
    this.#current = undefined;
  }

  #finish(id: number, spec: RunSpec, { trajectoryOf: image }: RunOutputs): void {
    this.#current = undefined;
    if (SlowWorker.fail) {
      this.#say({ type: 'failed', id, error: { kind: 'run', message: 'It did not work.' } });
      return;
    }
    const images = { count: 1, height: 1, width: 1, channels: 1, data: Uint8Array.of(spec.steps) };
    const result: RunResult = {
      images,
      labels: [0],
      totalMs: HOP_MS * spec.steps,
      prepareMs: 0,
      extraOutputs: false,
      warmUp: false,
    };
    if (SlowWorker.ways && image !== undefined) result.trajectory = { image, hops: [0, spec.steps - 1], images };
    this.#say({ type: 'done', id, result });
  }

  #say(message: FromWorker): void {
    this.onmessage?.({ data: message } as MessageEvent);
  }
}

const initial = pageStore.getInitialState();
let visible = true;
let measures = true;
let mayRun = true;
let locks: FakeLocks | undefined;
let opened = manifest;
let controller: RunController;

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { baseURI: 'http://host/page/' });
  SlowWorker.runs = [];
  SlowWorker.wishes = [];
  SlowWorker.fail = false;
  SlowWorker.ways = false;
  opened = manifest;
  visible = true;
  measures = true;
  mayRun = true;
  locks = undefined;
  pageStore.setState(initial, true);
  await begin();
});

async function begin(): Promise<void> {
  const client = new EngineClient(() => new SlowWorker());
  controller = new RunController(client, pageStore, {
    visible: () => visible,
    measures: () => measures,
    mayRun: () => mayRun,
    showsTrajectory: () => true,
    locks,
    loadManifest: () => Promise.resolve(opened),
    loadCaptions: () =>
      Promise.resolve({ pieces: new Set(['cat']), suggestions: ['cat', 'dog'], draws: ['cat', 'dog', 'owl'] }),
    loadQuality: () => Promise.reject(new Error('no curves here')),
  });
  controller.start();
  await vi.advanceTimersByTimeAsync(60);
}

afterEach(() => {
  controller.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const shownSteps = () => pageStore.getState().shown?.images.data[0];
const steps = () => SlowWorker.runs.map((run) => run.steps);

test('opening shows the pictures of the settings', () => {
  expect(steps()).toEqual([4]);
  expect(shownSteps()).toBe(4);
  expect(pageStore.getState().curves).toEqual({ status: 'failed', message: 'no curves here' });
});

test('dragging: the newest stop wins', async () => {
  for (const stop of [5, 6, 7, 8]) {
    changeSettings({ steps: stop });
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(80);
  expect(steps()).toEqual([4, 5, 6, 7, 8]);
  expect(shownSteps()).toBe(8);
  expect(pageStore.getState().timings.get('multistep dial 8 16')).toEqual([80]);
  expect(pageStore.getState().timings.has('multistep dial 7 16')).toBe(false);
});

test('pictures that are there appear at once and without a run', async () => {
  changeSettings({ steps: 8 });
  await vi.advanceTimersByTimeAsync(10);
  changeSettings({ steps: 4 });
  expect(pageStore.getState().shown?.images.data[0]).toBe(4);
  await vi.advanceTimersByTimeAsync(300);
  expect(steps()).toEqual([4, 8]);
  expect(pageStore.getState().activity.kind).toBe('resting');
});

test('at rest every stop is measured and its pictures kept; the theme interrupts nothing', async () => {
  await vi.advanceTimersByTimeAsync(3000);
  changeSettings({ theme: 'dark' });
  await vi.advanceTimersByTimeAsync(60_000);
  const counts = [1, 2, 8, 16, 32, 256].map(
    (stop) => pageStore.getState().timings.get(`multistep dial ${stop} 16`)?.length,
  );
  expect(counts).toEqual([5, 5, 5, 5, 5, 2]);
  const before = SlowWorker.runs.length;
  changeSettings({ steps: 32 });
  expect(shownSteps()).toBe(32);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(SlowWorker.runs).toHaveLength(before);
});

test('after another seed every stop is filled in anew, its way too, and the dial is told', async () => {
  SlowWorker.ways = true;
  expect(pageStore.getState().cachedStops).toEqual([4]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pageStore.getState().cachedStops).toEqual(STANDARD_STOPS);
  const before = SlowWorker.runs.length;
  changeSettings({ seed: 9, steps: 2 });
  expect(pageStore.getState().cachedStops).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pageStore.getState().cachedStops).toEqual(STANDARD_STOPS);
  const filled = SlowWorker.runs.slice(before).filter(({ count }) => count === 16);
  expect(filled.map((run) => run.steps)).toEqual([2, 1, 3, 4, 5, 6, 7, 8, 16, 32, 256]);
  expect(new Set(filled.map((run) => run.seed))).toEqual(new Set([9]));
  for (const stop of STANDARD_STOPS) {
    changeSettings({ steps: stop });
    expect(pageStore.getState()).toMatchObject({ shown: { spec: { seed: 9, steps: stop } }, trajectory: { image: 0 } });
  }
  expect(SlowWorker.runs).toHaveLength(before + 11);
  changeSettings({ seed: 1 });
  expect(pageStore.getState().cachedStops).toEqual(STANDARD_STOPS);
});

test('where nothing shows what is measured, the allowed stops are filled in once, in silence', async () => {
  controller.close();
  measures = false;
  lockStops([1, 4, 16]);
  await begin();
  const before = SlowWorker.runs.length;
  const said = new Set<string>();
  const unsubscribe = pageStore.subscribe(({ activity }) => said.add(activity.kind));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pageStore.getState().cachedStops).toEqual([1, 4, 16]);
  expect(steps().slice(before)).toEqual([1, 16]);
  expect([...said]).toEqual(['resting']);
  changeSettings({ steps: 16, seed: 9 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(steps().slice(before)).toEqual([1, 16, 16, 1, 4]);
  unsubscribe();
});

test('where measuring is stopped nothing is filled in', async () => {
  await vi.advanceTimersByTimeAsync(520);
  controller.stop();
  changeSettings({ seed: 9 });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(pageStore.getState().cachedStops).toEqual([4]);
});

test('an idle run gives way to the reader', async () => {
  await vi.advanceTimersByTimeAsync(520);
  expect(pageStore.getState().activity.kind).toBe('measuring');
  changeSettings({ seed: 9 });
  expect(pageStore.getState().activity).toMatchObject({ kind: 'sampling', spec: { seed: 9 } });
  await vi.advanceTimersByTimeAsync(50);
  expect(pageStore.getState().shown?.spec.seed).toBe(9);
});

test('a hidden page measures nothing', async () => {
  visible = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps()).toEqual([4]);
  visible = true;
  controller.visibilityChanged();
  await vi.advanceTimersByTimeAsync(1000);
  expect(steps().length).toBeGreaterThan(1);
});

test('stop ends a run and keeps it ended; resume begins again', async () => {
  changeSettings({ steps: 256 });
  await vi.advanceTimersByTimeAsync(500);
  controller.stop();
  expect(pageStore.getState().activity.kind).toBe('stopped');
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps()).toEqual([4, 256]);
  controller.resume();
  await vi.advanceTimersByTimeAsync(2600);
  expect(shownSteps()).toBe(0); // 256 in one byte
  expect(pageStore.getState().shown?.spec.steps).toBe(256);
});

test('stop while measuring stops measuring, but not the dial', async () => {
  await vi.advanceTimersByTimeAsync(520);
  controller.stop();
  expect(pageStore.getState()).toMatchObject({ measuringAllowed: false, activity: { kind: 'resting' } });
  const before = SlowWorker.runs.length;
  changeSettings({ steps: 7 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps().slice(before)).toEqual([7]);
});

test('a failed run is told and can be tried again; nothing is measured meanwhile', async () => {
  SlowWorker.fail = true;
  changeSettings({ steps: 2 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(pageStore.getState().runError).toEqual({ kind: 'run', message: 'It did not work.' });
  expect(steps()).toEqual([4, 2]);
  SlowWorker.fail = false;
  controller.resume();
  await vi.advanceTimersByTimeAsync(30);
  expect(pageStore.getState().runError).toBeNull();
  expect(shownSteps()).toBe(2);
});

test('another backend: timings begin anew', async () => {
  expect(pageStore.getState().timings.size).toBe(1);
  changeSettings({ backend: 'cpu' });
  expect(pageStore.getState().engine.status).toBe('opening');
  await vi.advanceTimersByTimeAsync(60);
  expect(steps()).toEqual([4, 4]);
  expect(pageStore.getState().timings.get('multistep dial 4 16')).toEqual([40]);
});

test('the way of the followed picture comes with the pictures; another picture costs a run, and only once', async () => {
  SlowWorker.ways = true;
  controller.stop();
  changeSettings({ steps: 8 });
  expect(SlowWorker.wishes.at(-1)).toMatchObject({ trajectoryOf: 0, previewEveryMs: 150 });
  await vi.advanceTimersByTimeAsync(90);
  expect(pageStore.getState().trajectory).toMatchObject({ image: 0, hops: [0, 7], spec: { steps: 8 } });
  trackImage(5);
  expect(shownSteps()).toBe(8);
  expect(SlowWorker.wishes.at(-1)).toMatchObject({ trajectoryOf: 5, previewEveryMs: 0 });
  await vi.advanceTimersByTimeAsync(90);
  expect(pageStore.getState().trajectory).toMatchObject({ image: 5 });
  const before = SlowWorker.runs.length;
  trackImage(0);
  expect(pageStore.getState().trajectory).toMatchObject({ image: 0, spec: { steps: 8 } });
  await vi.advanceTimersByTimeAsync(400);
  expect(SlowWorker.runs).toHaveLength(before);
  // A grid too small for the followed picture: its first.
  trackImage(9);
  await vi.advanceTimersByTimeAsync(90);
  changeSettings({ count: 4 });
  expect(SlowWorker.wishes.at(-1)?.trajectoryOf).toBe(0);
});

test('another picture chosen in the middle of a run: the run ends first, then its way is fetched', async () => {
  SlowWorker.ways = true;
  changeSettings({ steps: 8 });
  await vi.advanceTimersByTimeAsync(40);
  trackImage(3);
  await vi.advanceTimersByTimeAsync(41);
  expect(steps()).toEqual([4, 8, 8]);
  await vi.advanceTimersByTimeAsync(85);
  expect(pageStore.getState().trajectory).toMatchObject({ image: 3, spec: { steps: 8 } });
});

const pinnedSteps = () => pageStore.getState().pinned?.images.data[0];

test('pinned pictures come from those already made, else by a run after that of the dial', async () => {
  changeSettings({ pin: { series: 'dial', steps: 4 } });
  expect(pageStore.getState().pinned).toMatchObject({ spec: { sampler: 'multistep', steps: 4 }, final: true });
  expect(steps()).toEqual([4]);
  changeSettings({ pin: { series: 'ddim', steps: 8 }, steps: 2 });
  await vi.advanceTimersByTimeAsync(25);
  expect(shownSteps()).toBe(2);
  expect(pageStore.getState().activity).toMatchObject({ kind: 'pinning', spec: { sampler: 'ddim', steps: 8 } });
  await vi.advanceTimersByTimeAsync(85);
  expect(pinnedSteps()).toBe(8);
  expect(steps()).toEqual([4, 2, 8]);
  expect(pageStore.getState().timings.get('ddim dial 8 16')).toEqual([80]);
  expect(pageStore.getState().activity.kind).toBe('resting');
  // Another seed: both anew, the dial's first.
  changeSettings({ seed: 9 });
  await vi.advanceTimersByTimeAsync(110);
  expect(SlowWorker.runs.slice(3)).toMatchObject([
    { sampler: 'multistep', steps: 2, seed: 9 },
    { sampler: 'ddim', steps: 8, seed: 9 },
  ]);
  expect(pageStore.getState().pinned?.spec.seed).toBe(9);
});

test('the dial interrupts the run for the pinned pictures, but not where its own are at hand', async () => {
  controller.stop();
  changeSettings({ pin: { series: 'ddim', steps: 32 } });
  await vi.advanceTimersByTimeAsync(50);
  changeSettings({ comparison: 'wipe' });
  changeSettings({ limit: 100 });
  changeSettings({ steps: 2 });
  expect(pageStore.getState().activity).toMatchObject({ kind: 'sampling', spec: { steps: 2 } });
  await vi.advanceTimersByTimeAsync(100);
  expect(steps()).toEqual([4, 32, 2, 32]);
  changeSettings({ steps: 4 });
  expect(shownSteps()).toBe(4);
  await vi.advanceTimersByTimeAsync(250);
  expect(steps()).toEqual([4, 32, 2, 32]);
  expect(pinnedSteps()).toBe(32);
});

test('a pin let go, or stopped, ends its run', async () => {
  controller.stop();
  changeSettings({ pin: { series: 'ddim', steps: 32 } });
  changeSettings({ pin: null });
  expect(pageStore.getState().activity.kind).toBe('resting');
  await vi.advanceTimersByTimeAsync(500);
  expect(pageStore.getState().pinned).toBeNull();
  changeSettings({ pin: { series: 'ddim', steps: 16 } });
  controller.stop();
  expect(pageStore.getState().activity.kind).toBe('stopped');
  await vi.advanceTimersByTimeAsync(500);
  expect(pageStore.getState().pinned).toBeNull();
  controller.resume();
  await vi.advanceTimersByTimeAsync(200);
  expect(pinnedSteps()).toBe(16);
});

test('an engine without ways is asked once for each set of pictures', async () => {
  expect(pageStore.getState().trajectory).toBeNull();
  trackImage(2);
  await vi.advanceTimersByTimeAsync(60);
  trackImage(0);
  trackImage(2);
  await vi.advanceTimersByTimeAsync(60);
  expect(steps()).toEqual([4, 4]);
});

test('measuring brings the way of each stop with its first run', async () => {
  SlowWorker.ways = true;
  await vi.advanceTimersByTimeAsync(60_000);
  const before = SlowWorker.runs.length;
  changeSettings({ steps: 32 });
  expect(pageStore.getState().trajectory).toMatchObject({ image: 0, spec: { steps: 32 } });
  await vi.advanceTimersByTimeAsync(5000);
  expect(SlowWorker.runs).toHaveLength(before);
  const measuring = SlowWorker.wishes.slice(1);
  expect(measuring.filter(({ trajectoryOf }) => trajectoryOf !== undefined)).toHaveLength(10); // That of stop 4 came with its pictures.
});

test('another model: nothing of the old one stays, the dial does', async () => {
  changeSettings({ steps: 3 });
  await vi.advanceTimersByTimeAsync(60);
  const captions = { file: network.file, guidance: { max: 4, default: 1.5 }, examples: ['cat', 'dog'] };
  opened = { ...manifest, classes: [], captions };
  changeSettings({ model: 'emoji' });
  expect(pageStore.getState()).toMatchObject({ shown: null, manifest: null, engine: { status: 'opening' } });
  expect(pageStore.getState().timings.size).toBe(0);
  await vi.advanceTimersByTimeAsync(60);
  expect(SlowWorker.runs.at(-1)).toMatchObject({ steps: 3, prompt: { captions: ['cat', 'dog'], guidance: 1.5 } });
  expect(pageStore.getState().captions).toMatchObject({ status: 'ready', draws: ['cat', 'dog', 'owl'] });
  changeSettings({ caption: 'owl' });
  await vi.advanceTimersByTimeAsync(60);
  expect(pageStore.getState().shown?.spec.prompt).toEqual({ captions: ['owl'], guidance: 1.5 });
});

test('fetching can be cancelled and begun again', async () => {
  changeSettings({ model: 'emoji' });
  controller.cancel();
  await vi.advanceTimersByTimeAsync(60);
  expect(pageStore.getState().engine.status).toBe('closed');
  controller.retry();
  await vi.advanceTimersByTimeAsync(60);
  expect(pageStore.getState().engine.status).toBe('ready');
  controller.cancel();
  expect(pageStore.getState().engine.status).toBe('ready');
});

test('where nothing may run, a run ends, and begins again when it may; what is there is still shown', async () => {
  changeSettings({ steps: 32 });
  await vi.advanceTimersByTimeAsync(50);
  mayRun = false;
  controller.visibilityChanged();
  expect(pageStore.getState().activity.kind).toBe('resting');
  changeSettings({ steps: 4 });
  expect(shownSteps()).toBe(4);
  changeSettings({ steps: 7 });
  await vi.advanceTimersByTimeAsync(5000);
  expect(steps()).toEqual([4, 32]);
  mayRun = true;
  controller.visibilityChanged();
  await vi.advanceTimersByTimeAsync(80);
  expect(steps()).toEqual([4, 32, 7]);
  expect(shownSteps()).toBe(7);
});

test('what the reader stopped stays stopped, whoever scrolls', async () => {
  changeSettings({ steps: 32 });
  await vi.advanceTimersByTimeAsync(50);
  controller.stop();
  for (mayRun of [false, true]) controller.visibilityChanged();
  await vi.advanceTimersByTimeAsync(5000);
  expect(pageStore.getState().activity.kind).toBe('stopped');
  expect(steps()).toEqual([4, 32]);
});

test('beside another tab: the run waits and says so, stopping leaves the queue, measuring gives way', async () => {
  controller.close();
  locks = new FakeLocks();
  await begin();
  const before = steps().length;
  controller.stop();
  let release = locks.hold(LOCK_NAME);
  changeSettings({ steps: 8 });
  await vi.advanceTimersByTimeAsync(400);
  expect(pageStore.getState().activity).toMatchObject({ kind: 'sampling', hop: 0, queued: true });
  controller.stop();
  expect(pageStore.getState().activity.kind).toBe('stopped');
  await vi.advanceTimersByTimeAsync(1);
  expect(locks.waiting).toEqual([]);
  changeSettings({ steps: 5 });
  release();
  await vi.advanceTimersByTimeAsync(60);
  expect(steps().slice(before)).toEqual([5]);
  expect(locks.held.size).toBe(0);

  controller.resume();
  await vi.advanceTimersByTimeAsync(520);
  expect(pageStore.getState().activity.kind).toBe('measuring');
  const asked = locks.request(LOCK_NAME, {}, () => new Promise<void>((resolve) => (release = resolve)));
  await vi.advanceTimersByTimeAsync(300);
  expect(pageStore.getState().activity.kind).toBe('resting');
  const measured = steps().length;
  await vi.advanceTimersByTimeAsync(3000);
  expect(steps()).toHaveLength(measured);
  release();
  await asked;
  await vi.advanceTimersByTimeAsync(1000);
  expect(steps().length).toBeGreaterThan(measured);
});
