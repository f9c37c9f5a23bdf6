/** The engine in real Chromium: WebGPU on a software adapter, WebAssembly, plain JavaScript, and the real worker. */
import { expect, type Page, test } from '@playwright/test';
import type { RunSpec } from '../src/core/types.ts';
import type { FromWorker, ToWorker } from '../src/worker/protocol.ts';
import type {} from './harness/harness.ts';

// The first pass of a network on WebGPU compiles for seconds, so all tests share one page and run in order.
test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async ({ browser, baseURL }) => {
  page = await browser.newPage();
  await page.goto(`${baseURL}e2e/harness/index.html`);
  await page.waitForFunction(() => 'harness' in window);
});
test.afterAll(() => page.close());

const golden = (name: 'tiny' | 'captions' | 'mnist' | 'emoji', what: 'forward' | 'trajectory', cases: number) =>
  page.evaluate(([name, what, cases]) => window.harness.golden(name, what, cases), [name, what, cases] as const);
const open = (names: ('webgpu' | 'webgl' | 'wasm' | 'cpu')[]) =>
  page.evaluate((names) => window.harness.open(names), names);

const spec: RunSpec = { sampler: 'multistep', steps: 4, count: 1, seed: 7, label: 3, network: 'dial' };
const outputs = { previewEveryMs: 0, features: false };
const run = (id: number, changes: Partial<RunSpec> = {}): ToWorker => ({
  type: 'run',
  id,
  spec: { ...spec, ...changes },
  outputs,
});

/** Start an engine of its own, with functions to talk to it. */
async function startLine(where: 'worker' | 'here') {
  const index = await page.evaluate((where) => window.harness.start(where), where);
  const told = () => page.evaluate((index) => window.harness.told(index), index);
  return {
    index,
    tell: (...messages: (ToWorker | object)[]) =>
      page.evaluate(([index, messages]) => window.harness.tell(index, messages), [index, messages] as const),
    open: (...backends: string[]) =>
      page.evaluate(
        ([index, backends]) =>
          window.harness.tell(index, [{ type: 'open', manifestUrl: window.harness.model, backends }]),
        [index, backends] as const,
      ),
    told,
    /** Wait until `count` messages of `type` have arrived. Returns the last of them. If they don't, tells what did. */
    async until<T extends FromWorker['type']>(type: T, count = 1) {
      const of = async () => (await told()).filter((message) => message.type === type);
      // In the page: a run may be over by the time that one looks again from here.
      const enough = page.waitForFunction(
        ([index, type, count]) => window.harness.told(index).filter((one) => one.type === type).length >= count,
        [index, type, count] as const,
        { polling: 20, timeout: 240_000 },
      );
      await enough.catch(async () => {
        const all = (await told()).map((message) => ('error' in message ? message.error.message : message.type));
        throw new Error(`No ${type} number ${count}, but: ${all.join(', ')}.`);
      });
      return (await of())[count - 1] as Extract<Awaited<ReturnType<typeof told>>[number], { type: T }>;
    },
    close: () => page.evaluate((index) => window.harness.close(index), index),
  };
}

for (const name of ['wasm', 'cpu'] as const) {
  test(`${name}: forward passes within 1e-4, trajectories within 1e-3, no tensor left`, async () => {
    expect(await open([name])).toMatchObject({ set: name, info: { backend: name, software: false }, refused: [] });
    for (const network of ['tiny', 'captions', 'mnist', 'emoji'] as const) {
      const forward = await golden(network, 'forward', 3);
      expect(Math.max(...forward.errors)).toBeLessThan(1e-4);
      expect(forward.left).toBe(0);
    }
    for (const [network, cases] of [
      ['tiny', 2],
      ['captions', 1],
    ] as const) {
      const { errors, left } = await golden(network, 'trajectory', cases);
      expect(Math.max(...errors)).toBeLessThan(1e-3);
      expect(left).toBe(0);
    }
  });
}

test('webgpu: forward passes of the networks within 2e-3, a whole 8-step trajectory within 1e-3', async () => {
  // Compiles the kernels of four networks and of the start-up check, on two cores that may be busy.
  test.setTimeout(400_000);
  const { info, set } = await open(['webgpu']);
  expect(set).toBe('webgpu');
  expect(info).toMatchObject({ backend: 'webgpu', software: true });
  const tiny = await golden('tiny', 'forward', 3);
  expect(tiny.errors).toHaveLength(3);
  expect(Math.max(...tiny.errors)).toBeLessThan(2e-3);
  const mnist = await golden('mnist', 'forward', 1);
  expect(mnist.errors).toHaveLength(1);
  expect(Math.max(...mnist.errors)).toBeLessThan(2e-3);
  const captions = await golden('captions', 'forward', 3);
  expect(captions.errors).toHaveLength(3);
  expect(Math.max(...captions.errors)).toBeLessThan(2e-3);
  const emoji = await golden('emoji', 'forward', 1);
  expect(emoji.errors).toHaveLength(1);
  expect(Math.max(...emoji.errors)).toBeLessThan(2e-3);
  const trajectory = await golden('tiny', 'trajectory', 1);
  expect(trajectory.errors).toHaveLength(1);
  expect(Math.max(...trajectory.errors)).toBeLessThan(1e-3);
  expect(tiny.left + mnist.left + captions.left + emoji.left + trajectory.left).toBe(0);
  console.log(
    `webgpu, relative errors: tiny ${tiny.errors}, mnist ${mnist.errors}, captions ${captions.errors}, ` +
      `emoji ${emoji.errors}, trajectory ${trajectory.errors}`,
  );
});

test('webgl: forward passes of the tiny networks within 2e-3; a software renderer only on request', async () => {
  const { info, set, refused } = await open(['webgl']);
  expect(refused).toEqual([]);
  expect(set).toBe('webgl');
  expect(info).toMatchObject({ backend: 'webgl', software: true });
  for (const network of ['tiny', 'captions'] as const) {
    const { errors, left } = await golden(network, 'forward', 3);
    expect(errors).toHaveLength(3);
    expect(Math.max(...errors)).toBeLessThan(2e-3);
    expect(left).toBe(0);
  }
});

for (const name of ['wasm', 'webgl', 'webgpu'] as const) {
  test(`${name}: the meter gives the features of training within 1e-3`, async () => {
    test.setTimeout(300_000);
    expect(await open([name])).toMatchObject({ set: name });
    const { errors, left } = await page.evaluate(() => window.harness.meter(['colour', 'digits']));
    console.log(`${name}, relative errors of the meter: ${errors}`);
    expect(errors).toHaveLength(2);
    expect(Math.max(...errors)).toBeLessThan(1e-3);
    expect(left).toBe(0);
  });
}

test('the ladder skips software adapters, says so, and computes on wasm', async () => {
  const { info, refused } = await open(['webgpu', 'webgl', 'wasm', 'cpu']);
  expect(info?.backend).toBe('wasm');
  expect(refused.map(({ backend }) => backend)).toEqual(['webgpu', 'webgl']);
  expect(refused[0]?.reason).toMatch(/software adapter/);
  expect(refused[1]?.reason).toMatch(/software renderer/);
});

test('worker: the newest run replaces the waiting one and ends the running one between hops', async () => {
  const line = await startLine('worker');
  await line.open('wasm');
  // Sent before the engine is ready: it waits.
  await line.tell(run(1, { steps: 256 }));
  const progress = await line.until('progress');
  expect(progress).toMatchObject({ id: 1, hops: 256 });
  await line.tell(run(2), run(3), run(4, { seed: 9 }));
  expect(await line.until('done')).toMatchObject({ id: 4, result: { labels: [3], warmUp: true } });
  const ends = (await line.told()).filter(({ type }) => type === 'aborted' || type === 'done' || type === 'failed');
  expect(ends.map((message) => [message.type, 'id' in message ? message.id : undefined]).sort()).toEqual([
    ['aborted', 1],
    ['aborted', 2],
    ['aborted', 3],
    ['done', 4],
  ]);
  await line.close();
});

test('worker: abort ends a run between hops, and the next run gives the same images as before', async () => {
  const line = await startLine('worker');
  await line.open('wasm');
  await line.until('ready');
  await line.tell(run(1));
  const first = await line.until('done');
  await line.tell(run(2, { steps: 256 }));
  await line.until('progress', 2);
  await line.tell({ type: 'abort', id: 2 });
  expect(await line.until('aborted')).toEqual({ type: 'aborted', id: 2 });
  await line.tell(run(3));
  const again = await line.until('done', 2);
  expect(again.result.pixels).toBe(first.result.pixels);
  expect([first.result.warmUp, again.result.warmUp]).toEqual([true, false]);
  await line.close();
});

test('worker: previews and progress of a long run come in order and not too often', async () => {
  const line = await startLine('worker');
  await line.open('wasm');
  await line.until('ready');
  const start = performance.now();
  await line.tell({ ...run(1, { steps: 256 }), outputs: { previewEveryMs: 200, features: true } });
  const { result } = await line.until('done');
  const seconds = (performance.now() - start) / 1000;
  const told = await line.told();
  const hops = told.flatMap((message) => (message.type === 'progress' ? [message.hop] : []));
  expect(hops).toEqual([...hops].sort((a, b) => a - b));
  expect(hops.at(-1)).toBe(256);
  expect(hops.length).toBeLessThanOrEqual(10 * seconds + 2);
  const previews = told.filter(({ type }) => type === 'preview');
  expect(previews.length).toBeGreaterThan(0);
  expect(previews.length).toBeLessThanOrEqual(5 * seconds + 1);
  expect(result.dimension).toBeGreaterThan(0);
  expect(result.values).toBe(result.dimension);
  await line.close();
});

test('worker: the second engine takes the model from the cache', async () => {
  for (const fromCache of [false, true]) {
    if (!fromCache) await page.evaluate(() => caches.delete('stepdial-models-v1'));
    const line = await startLine('worker');
    await line.open('wasm');
    await line.until('ready');
    const downloads = (await line.told()).flatMap((message) => (message.type === 'download' ? [message] : []));
    expect(new Set(downloads.map((each) => each.fromCache))).toEqual(new Set([fromCache]));
    expect(downloads.at(-1)).toMatchObject({ file: 'dial.safetensors', loaded: downloads.at(-1)?.total });
    await line.close();
  }
});

test('worker: a message of unknown shape is answered and changes nothing', async () => {
  const line = await startLine('worker');
  await line.open('wasm');
  await line.until('ready');
  await line.tell({ type: 'dance' }, { ...run(1), spec: { ...spec, count: 1e9 } }, run(2, { label: 99 }), run(3));
  await line.until('done');
  const failures = (await line.told()).flatMap((message) => (message.type === 'failed' ? [message] : []));
  expect(failures.map(({ id, error }) => [id, error.kind])).toEqual([
    [undefined, 'protocol'],
    [1, 'run'],
    [2, 'run'],
  ]);
  await line.close();
});

test('webgpu: a lost device and a GPU error are reported, and opening again works', async () => {
  // Compiles both networks twice.
  test.setTimeout(400_000);
  const line = await startLine('here');
  await line.open('webgpu');
  await line.until('ready');
  await line.tell(run(1, { steps: 256 }));
  await line.until('progress');
  await page.evaluate(() => window.harness.loseDevice());
  const failed = await line.until('failed');
  expect(failed.id).toBeUndefined();
  expect(failed.error.kind).toBe('device-lost');
  expect(await line.until('aborted')).toEqual({ type: 'aborted', id: 1 });
  await line.tell(run(2));
  expect(await line.until('failed', 2)).toMatchObject({ id: 2, error: { kind: 'run' } });
  await line.open('webgpu');
  await line.until('ready', 2);
  await line.tell(run(3, { steps: 1 }));
  expect(await line.until('done')).toMatchObject({ id: 3 });
  await page.evaluate(() => window.harness.breakGpu());
  expect((await line.until('failed', 3)).error).toMatchObject({
    kind: 'backend',
    message: expect.stringContaining('The GPU reported an error'),
  });
});

test('the number of tensors is the same after 200 runs, every fourth of them aborted', async () => {
  const line = await startLine('here');
  await line.open('wasm');
  await line.until('ready');
  const { counts, ends } = await page.evaluate(
    async ([index, run]) => {
      const counts: number[] = [];
      const ends: string[] = [];
      for (let id = 0; id <= 200; id++) {
        const messages = [{ ...run, id }, ...(id % 4 === 3 ? [{ type: 'abort', id }] : [])];
        ends.push(await window.harness.end(index, id, messages));
        counts.push(window.harness.tensors());
      }
      return { counts, ends };
    },
    [line.index, run(0, { steps: 1 })] as const,
  );
  expect(ends.filter((end) => end === 'done')).toHaveLength(151);
  expect(ends.filter((end) => end === 'aborted')).toHaveLength(50);
  expect(new Set(counts)).toEqual(new Set([counts[0]]));
});
