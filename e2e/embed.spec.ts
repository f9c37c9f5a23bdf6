/** The embed in pages of another site: it loads when due, draws, tells, obeys, fits, shares the GPU, and goes when removed. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { de } from '../src/locales/de.ts';
import { es } from '../src/locales/es.ts';
import {
  drawn,
  elsewhere,
  embed,
  frameOf,
  intervals,
  locks,
  openHost,
  property,
  said,
  script,
  set,
  site,
  watchRuns,
} from './embed-tools.ts';
import { pretendEngine } from './fake-package.ts';

/** WebAssembly computes the same everywhere, and one picture is quick. */
const quick = 'backend="wasm" count="1"';
/** Where frames have locks, see `openHost`. */
const SAME_SITE = '127.0.0.1';
const far = '<div style="height:6000px"></div>';
const dialOf = (page: Page, id: string) => embed(page, id).getByRole('slider', { name: 'Step budget' });
const statusOf = (page: Page, id: string) => embed(page, id).getByTestId('status');

test('the one line of the README works in a blank page', async ({ page }) => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, line] = /## Embed it in one line\n\n {4}(.+)\n/.exec(readme) ?? [];
  expect(line).toMatch(/^<script .*<\/step-dial>$/);
  const body = line?.replace('https://stepdial.example/', site()).replace('<step-dial', '<step-dial id="a"') ?? '';
  await openHost(page, body);
  await expect.poll(() => said(page, 'a', 'ready')).toHaveLength(1);
  await drawn(page, 'a', 4);
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveValue('7');
  expect(await said(page, 'a', 'error')).toEqual([]);
});

test('the script is small, and brings nothing else into the page', async ({ page, request }) => {
  const body = await (await request.get(`${site()}step-dial.js`)).body();
  expect(gzipSync(body).length).toBeLessThanOrEqual(8192);
  expect(body.toString()).not.toMatch(/\bimport\b/);
  const types = await (await request.get(`${site()}step-dial.d.ts`)).text();
  expect(types).toContain("'step-dial': StepDialElement");
  const asked: string[] = [];
  page.on('request', (request) => request.frame() === page.mainFrame() && asked.push(request.url()));
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await drawn(page, 'a', 4);
  expect(asked).toEqual([page.url(), `${site()}step-dial.js`]);
  expect(await page.evaluate(() => Object.keys(window).filter((key) => /step|dial|react/i.test(key)))).toEqual([]);
});

test('events carry what happened; attributes, properties and the frame agree, both ways', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="2" seed="7" controls="steps,seed"></step-dial>`);
  await drawn(page, 'a', 2);
  expect(await said(page, 'a', 'ready')).toMatchObject([{ model: 'mnist', steps: 2, seed: 7, count: 1 }]);
  expect(await said(page, 'a', 'result')).toEqual([
    { settings: expect.objectContaining({ steps: 2, seed: 7 }), milliseconds: null, runs: 0, backend: 'wasm' },
  ]);

  // The reader, and so the attributes.
  await dialOf(page, 'a').press('ArrowRight');
  await drawn(page, 'a', 3);
  expect(await said(page, 'a', 'change')).toMatchObject([{ steps: 3, seed: 7 }]);
  await expect(page.locator('#a')).toHaveAttribute('steps', '3');
  expect(await property(page, 'a', 'steps')).toBe(3);
  await dialOf(page, 'a').press('End');
  await expect(page.locator('#a')).toHaveAttribute('steps', 'inf');
  expect(await property(page, 'a', 'steps')).toBe(256);

  // The author: by property, by attribute, several at once, and what the reader did not touch stays.
  const changes = (await said(page, 'a', 'change')).length;
  await set(page, 'a', { steps: 5, seed: 11 });
  await expect(page.locator('#a')).toHaveAttribute('steps', '5');
  await drawn(page, 'a', 5);
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveValue('11');
  await page.locator('#a').evaluate((element) => element.setAttribute('label', '3'));
  await expect(embed(page, 'a').getByTestId('pictures')).toHaveAccessibleName(/of class 3: .* seed 11$/);
  await set(page, 'a', { theme: 'dark' });
  await expect(embed(page, 'a').locator('html')).toHaveAttribute('data-theme', 'dark');
  await set(page, 'a', { controls: 'steps,charts' });
  await expect(embed(page, 'a').getByRole('figure', { name: 'Time on this device' })).toBeVisible();
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveCount(0);
  await expect(statusOf(page, 'a')).toHaveText(/Measuring/);
  await set(page, 'a', { controls: 'seed' });
  await expect(dialOf(page, 'a')).toHaveCount(0);
  expect(await said(page, 'a', 'change')).toHaveLength(changes);

  // A budget that is no stop is named, and the nearest stop is used.
  await set(page, 'a', { steps: 9 });
  await expect
    .poll(() => said(page, 'a', 'error'))
    .toEqual([
      { kind: 'attribute', message: expect.stringMatching(/^9 is not a stop of this model's dial.* 8 is used\.$/) },
    ]);
  await drawn(page, 'a', 8);
  expect(await said(page, 'a', 'result')).toContainEqual(
    expect.objectContaining({ runs: expect.any(Number), milliseconds: expect.any(Number) }),
  );
});

test('the example post: three embeds, each as its line says, as high as they need', async ({ page }) => {
  await page.goto(elsewhere('blog-post/'));
  const dials = page.locator('step-dial');
  await expect(dials).toHaveCount(3);
  for (const [index, steps] of [4, 1, 2].entries()) {
    const one = dials.nth(index);
    await one.scrollIntoViewIfNeeded();
    const frame = one.locator('iframe').contentFrame();
    if (index === 2) {
      // Until the press there are only pictures made in advance.
      await expect(frame.getByTestId('pictures')).toHaveAttribute('data-shown', `poster ${steps}`);
      await frame.getByRole('button', { name: /^Start, [\d.]+\sMB$/ }).click();
    }
    await expect(frame.getByTestId('pictures')).toHaveAttribute('data-shown', `${steps} final`, { timeout: 60_000 });
    const greys = await frame.getByTestId('pictures').evaluate((element) => {
      const canvas = element as HTMLCanvasElement;
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      return new Set(data).size;
    });
    expect(greys).toBeGreaterThan(10);
    await expect(one.locator('iframe')).toHaveAttribute('title', /^StepDial: /);
    // No scroll bar inside, and no empty space below.
    await expect
      .poll(() =>
        frame
          .locator('html')
          .evaluate(({ scrollHeight, scrollWidth }) => [
            scrollHeight - innerHeight,
            scrollWidth - innerWidth,
            Math.ceil(document.getElementById('root')?.getBoundingClientRect().height ?? 0) - innerHeight,
          ]),
      )
      .toEqual([0, 0, 0]);
  }
  await expect(dials.nth(1).locator('iframe').contentFrame().getByRole('textbox', { name: 'Seed' })).toBeVisible();
  await expect(dials.nth(2).locator('iframe').contentFrame().getByTestId('pictures')).toHaveAccessibleName(/DDIM/);
});

test('the height follows the content', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await drawn(page, 'a', 4);
  const heightOf = async () => (await page.locator('#a').boundingBox())?.height ?? 0;
  const wide = await heightOf();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(heightOf).toBeGreaterThan(wide + 150);
  const fits = () =>
    embed(page, 'a')
      .locator('html')
      .evaluate(({ scrollHeight }) => scrollHeight - innerHeight);
  await expect.poll(fits).toBe(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(heightOf).toBe(wide);
  await set(page, 'a', { controls: 'steps,seed,charts' });
  await expect.poll(heightOf).toBeGreaterThan(wide + 300);
  await expect.poll(fits).toBe(0);
});

test('lazy: nothing is fetched until the reader comes near; click: no engine until Start; eager: at once', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const count = (part: string) => asked.filter((url) => url.includes(part)).length;
  await openHost(
    page,
    `${script()}${far}<step-dial id="lazy" ${quick}></step-dial>${far}<step-dial id="click" loading="click" ${quick}></step-dial>`,
  );
  await page.waitForTimeout(1500);
  expect(count('embed.html')).toBe(0);
  await page.locator('#lazy').scrollIntoViewIfNeeded();
  await drawn(page, 'lazy', 4);
  expect(count('embed.html')).toBe(1);
  expect(count('dial.safetensors')).toBe(1);
  expect(count('host-entry')).toBe(1);

  await page.locator('#click').scrollIntoViewIfNeeded();
  await expect.poll(() => said(page, 'click', 'ready')).toHaveLength(1);
  await dialOf(page, 'click').press('ArrowRight');
  await page.waitForTimeout(1000);
  expect(count('host-entry')).toBe(1);
  await embed(page, 'click')
    .getByRole('button', { name: /^Start/ })
    .click();
  await drawn(page, 'click', 5);

  await page.evaluate(
    (markup) => document.body.insertAdjacentHTML('beforeend', markup),
    `${far}<step-dial id="eager" loading="eager" ${quick}></step-dial>`,
  );
  await expect.poll(() => said(page, 'eager', 'ready')).toHaveLength(1);
});

test('start() and autostart begin what waits for a click', async ({ page }) => {
  await openHost(
    page,
    `${script()}<step-dial id="a" loading="click" ${quick}></step-dial><step-dial id="b" autostart="false" ${quick}></step-dial>`,
  );
  for (const id of ['a', 'b']) await expect.poll(() => said(page, id, 'ready')).toHaveLength(1);
  await expect(embed(page, 'b').getByRole('button', { name: /^Start/ })).toBeVisible();
  await page.locator('#a').evaluate((element) => (element as HTMLElementTagNameMap['step-dial']).start());
  await drawn(page, 'a', 4);
  await set(page, 'b', { autostart: true });
  await drawn(page, 'b', 4);
});

test('out of sight it pauses, and goes on when it comes back', async ({ page }) => {
  await openHost(
    page,
    `${script()}<step-dial id="a" backend="wasm" count="64" steps="inf"></step-dial>${far}<p id="end">End</p>`,
    SAME_SITE,
  );
  await expect(statusOf(page, 'a')).toHaveText(/^Sampling, step/, { timeout: 30_000 });
  const frame = await frameOf(page, '#a');
  expect(await locks(frame)).toEqual({ held: 1, pending: 0 });
  await page.locator('#end').scrollIntoViewIfNeeded();
  await expect(statusOf(page, 'a')).toHaveText('Idle');
  expect(await locks(frame)).toEqual({ held: 0, pending: 0 });
  await page.locator('#a').scrollIntoViewIfNeeded();
  await expect(statusOf(page, 'a')).toHaveText(/^Sampling, step/);
});

test('runs of several embeds never overlap', async ({ page, context }) => {
  await watchRuns(context);
  const one = (id: string, seed: number) =>
    `<step-dial id="${id}" backend="wasm" count="16" steps="8" seed="${seed}"></step-dial>`;
  await openHost(page, `${script()}<div style="zoom:.5">${one('a', 1)}${one('b', 2)}${one('c', 3)}</div>`, SAME_SITE);
  for (const id of ['a', 'b', 'c']) await drawn(page, id, 8);
  // All at the same time.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('step-dial')) element.steps = 16;
  });
  const frame = await frameOf(page, '#a');
  const seen = { held: 0, pending: 0 };
  await expect
    .poll(async () => {
      const now = await locks(frame);
      expect(now.held).toBeLessThanOrEqual(1);
      seen.held = Math.max(seen.held, now.held);
      seen.pending = Math.max(seen.pending, now.pending);
      return seen;
    })
    .toEqual({ held: 1, pending: 2 });
  for (const id of ['a', 'b', 'c']) await drawn(page, id, 16);
  const runs = (await Promise.all(['#a', '#b', '#c'].map(async (id) => intervals(await frameOf(page, id))))).flat();
  expect(runs.length).toBeGreaterThanOrEqual(6);
  const inOrder = runs.sort((a, b) => a.from - b.from);
  for (const [index, run] of inOrder.entries()) {
    // Frames read one clock, each with its own offset of well under this.
    expect(run.from).toBeGreaterThan((inOrder[index - 1]?.to ?? 0) - 5);
  }
});

test('the page itself takes its turn: a second tab waits, and says so', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('./?backend=wasm&n=64&steps=inf');
  await expect(first.getByTestId('status')).toHaveText(/^Sampling, step/, { timeout: 30_000 });
  await second.goto('./?backend=wasm&n=1&steps=2');
  await expect(second.getByTestId('status')).toHaveText('Waiting for another StepDial on this device…', {
    timeout: 30_000,
  });
  await first.close();
  await expect(second.getByTestId('pictures')).toHaveAttribute('data-shown', '2 final');
});

test('a locked range cannot be left, by keyboard or by the author', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="32" range="1-8"></step-dial>`);
  await drawn(page, 'a', 8);
  expect(await property(page, 'a', 'steps')).toBe(8);
  await expect(embed(page, 'a').locator('.ticks li')).toHaveText(['1', '2', '3', '4', '5', '6', '7', '8']);
  for (const key of ['End', 'PageUp', 'ArrowRight', 'ArrowUp']) {
    await dialOf(page, 'a').press(key);
    await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '8 steps');
  }
  await dialOf(page, 'a').press('ArrowLeft');
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '7 steps');
  await set(page, 'a', { steps: 256 });
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '8 steps');
  await set(page, 'a', { stops: '1,2,4' });
  await expect(embed(page, 'a').locator('.ticks li')).toHaveText(['1', '2', '4']);
  await drawn(page, 'a', 4);
});

/** Step budgets of the runs that the pretended engine of the embed `id` was asked for. */
const runsOf = async (page: Page, id: string): Promise<number[]> =>
  (await frameOf(page, `#${id}`)).evaluate(() =>
    (window as unknown as { runs: { spec: { steps: number } }[] }).runs.map(({ spec }) => spec.steps),
  );

test('a locked range cannot be left through the charts, nor is anything else measured', async ({ page, context }) => {
  await pretendEngine(context);
  await openHost(page, `${script()}<step-dial id="a" count="4" stops="1,4,32" controls="steps,charts"></step-dial>`);
  await drawn(page, 'a', 4);
  const time = embed(page, 'a').getByRole('slider', { name: 'Steps, Time on this device' });
  await time.focus();
  for (const [key, spoken] of [
    ['ArrowRight', '32 steps'],
    ['ArrowRight', '32 steps'],
    ['ArrowLeft', '4 steps'],
    ['ArrowLeft', '1 step'],
    ['End', '32 steps'],
  ] as const) {
    await time.press(key);
    await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', spoken);
  }
  // A press near 5 steps leads to the nearest stop there is.
  const box = await time.boundingBox();
  if (box === null) throw new Error('The chart has no slider.');
  const thumb = 24;
  await time.click({ position: { x: thumb / 2 + ((box.width - thumb) * 4) / 10, y: box.height / 2 } });
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '4 steps');

  const points = embed(page, 'a').getByRole('group', { name: 'Points of the chart' }).getByRole('button');
  await expect.poll(() => points.count(), { timeout: 30_000 }).toBeGreaterThan(3);
  await expect(statusOf(page, 'a')).toHaveText('Idle', { timeout: 60_000 });
  for (const point of await points.all()) await expect(point).toHaveAccessibleName(/, (1 step|4 steps|32 steps): /);
  expect(new Set(await runsOf(page, 'a'))).toEqual(new Set([1, 4, 32]));
  // The third chart is dressed like the others.
  await expect(points.first()).toHaveCSS('position', 'absolute');
});

test('after a run the allowed stops fill in, once and in silence, and the dial then turns at once', async ({
  page,
  context,
}) => {
  await pretendEngine(context);
  await openHost(page, `${script()}<step-dial id="a" count="4" range="1-5"></step-dial>`);
  await expect(embed(page, 'a').locator('.ticks li[data-ready="true"]')).toHaveCount(5);
  await expect(statusOf(page, 'a')).toHaveText('Idle');
  await dialOf(page, 'a').press('Home');
  await expect(embed(page, 'a').getByTestId('pictures')).toHaveAttribute('data-shown', '1 final');
  await page.waitForTimeout(1500);
  expect(await runsOf(page, 'a')).toEqual([4, 1, 2, 3, 5]);
});

test('loaded anew, the frame gets the settings of the element; widened again, its stops let them through', async ({
  page,
}) => {
  await openHost(page, `${script()}<step-dial id="a" loading="click" steps="8" autostart="false"></step-dial>`);
  await expect.poll(() => said(page, 'a', 'ready')).toHaveLength(1);
  await set(page, 'a', { seed: 9, stops: '1,2', controls: 'steps,seed' });
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '2 steps');
  await (await frameOf(page, '#a')).evaluate(() => location.reload());
  await expect.poll(() => said(page, 'a', 'ready')).toHaveLength(2);
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveValue('9');
  await expect(embed(page, 'a').locator('.ticks li')).toHaveText(['1', '2']);
  // What frameworks hand over for a property that is gone; nothing starts by that.
  await set(page, 'a', { stops: null, controls: undefined, autostart: undefined });
  for (const name of ['stops', 'controls', 'autostart'])
    expect(await page.locator('#a').evaluate((element, name) => element.hasAttribute(name), name)).toBe(false);
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '8 steps');
  await expect(embed(page, 'a').getByRole('textbox', { name: 'Seed' })).toHaveCount(0);
  await expect(embed(page, 'a').getByRole('button', { name: /^Start/ })).toBeVisible();
  expect(await said(page, 'a', 'error')).toEqual([]);
  expect(await said(page, 'a', 'change')).toEqual([]);
});

test('the frame is named in its language from the start, follows it, and yields to the author’s name', async ({
  page,
  context,
}) => {
  // Words that take a while, and are still in time.
  await context.route('**/assets/de-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await openHost(
    page,
    `<step-dial id="a" language="de" loading="click"></step-dial>
     <script>a.addEventListener('ready', () => a.dataset.named = a.shadowRoot.querySelector('iframe').title);</script>
     ${script()}`,
  );
  await expect(page.locator('#a')).toHaveAttribute('data-named', de.embed.title);
  const frame = page.locator('#a iframe');
  await set(page, 'a', { language: 'es' });
  await expect(frame).toHaveAttribute('title', es.embed.title);
  await set(page, 'a', { title: 'Digits' });
  await expect(frame).toHaveAttribute('title', 'Digits');
  await page.locator('#a').evaluate((element) => element.removeAttribute('title'));
  await expect(frame).toHaveAttribute('title', es.embed.title);
});

test('out of sight before the frame answers: nothing runs until it is seen', async ({ page, context }) => {
  await pretendEngine(context);
  await context.route('**/assets/de-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    await route.continue();
  });
  await openHost(page, `${script()}<step-dial id="a" language="de"></step-dial>${far}<p id="end">End</p>`);
  await (await frameOf(page, '#a')).waitForLoadState('load');
  await page.locator('#end').scrollIntoViewIfNeeded();
  await expect.poll(() => said(page, 'a', 'ready')).toHaveLength(1);
  await page.waitForTimeout(1500);
  const before = (await runsOf(page, 'a')).length;
  // What ran before it was out of sight is over.
  expect(before).toBeLessThan(11);
  await page.waitForTimeout(500);
  expect(await runsOf(page, 'a')).toHaveLength(before);
  await page.locator('#a').scrollIntoViewIfNeeded();
  // The one that was ended when it went out of sight is asked for twice.
  await expect.poll(async () => new Set(await runsOf(page, 'a')).size).toBe(11);
  expect((await runsOf(page, 'a')).length).toBeLessThanOrEqual(12);
});

test('a press on Start leaves the focus on the dial, or without one on the embed', async ({ page, context }) => {
  await pretendEngine(context);
  const one = '<step-dial loading="click"';
  await openHost(page, `${script()}${one} id="dial"></step-dial>${one} id="none" controls=""></step-dial>`);
  for (const id of ['dial', 'none']) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await embed(page, id)
      .getByRole('button', { name: /^Start/ })
      .press('Enter');
    await expect(id === 'dial' ? dialOf(page, id) : embed(page, id).getByRole('main')).toBeFocused();
    await drawn(page, id, 4);
  }
});

test('a host with a strict policy: the element is dressed, draws, and breaks no rule', async ({ page, context }) => {
  await pretendEngine(context);
  const broken: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && broken.push(message.text()));
  await openHost(
    page,
    `${script()}<step-dial id="a"></step-dial>`,
    'localhost',
    // The test's own script is within the page.
    `default-src 'none'; script-src 'unsafe-inline' ${site()}; frame-src ${site()}; img-src data:`,
  );
  await drawn(page, 'a', 4);
  await expect(page.locator('#a')).toHaveCSS('display', 'block');
  await expect(page.locator('#a iframe')).toHaveCSS('border-top-width', '0px');
  expect(broken).toEqual([]);
});

test('loading and autostart that are not understood are named, and start nothing', async ({ page }) => {
  await openHost(page, `${script()}<step-dial id="a" loading="soon" autostart="no"></step-dial>`);
  await expect
    .poll(async () => (await said(page, 'a', 'error')).map(({ message }) => message))
    .toEqual([expect.stringContaining('loading="soon"'), expect.stringContaining('autostart="no"')]);
  await expect(embed(page, 'a').getByRole('button', { name: /^Start/ })).toBeVisible();
});

test('removed, it stops; moved, it goes on; made before or after the script, it is the same', async ({ page }) => {
  await openHost(
    page,
    `<step-dial id="early" ${quick} range="1-3"></step-dial><main></main>
     <script>Object.assign(document.getElementById('early'), { steps: 2, seed: 9 });</script>`,
    SAME_SITE,
  );
  await page.evaluate(
    (src) => document.head.append(Object.assign(document.createElement('script'), { src })),
    `${site()}step-dial.js`,
  );
  await drawn(page, 'early', 2);
  await expect(page.locator('#early')).toHaveAttribute('seed', '9');
  await page.evaluate(() => {
    const late = document.createElement('step-dial');
    Object.assign(late, { id: 'late', steps: 3, count: 1, backend: 'wasm', loading: 'click' });
    document.querySelector('main')?.append(late);
  });
  await embed(page, 'late')
    .getByRole('button', { name: /^Start/ })
    .click();
  await drawn(page, 'late', 3);
  await dialOf(page, 'late').press('Home');
  await drawn(page, 'late', 1);
  await page.evaluate(() => document.body.prepend(document.querySelector('main') ?? ''));
  await drawn(page, 'late', 1);

  await set(page, 'late', { steps: 256, count: 64 });
  await expect(statusOf(page, 'late')).toHaveText(/^Sampling, step/);
  const workers = page.workers().length;
  expect(workers).toBe(2);
  await page.locator('#late').evaluate((element) => element.remove());
  await expect.poll(() => page.workers().length).toBe(1);
  const frame = await frameOf(page, '#early');
  await expect.poll(() => locks(frame)).toEqual({ held: 0, pending: 0 });
  await dialOf(page, 'early').press('ArrowRight');
  await drawn(page, 'early', 3);
});

test('hostile messages change nothing', async ({ page }) => {
  await openHost(
    page,
    `${script()}<step-dial id="a" ${quick} steps="2"></step-dial><iframe title="plain" src="${site()}embed.html?backend=wasm&n=1&steps=2"></iframe>`,
  );
  await drawn(page, 'a', 2);
  const height = (await page.locator('#a').boundingBox())?.height;
  // The host itself, to the frame: nonsense is refused, once a kind.
  await page.locator('#a').evaluate((element) => {
    const frame = element.shadowRoot?.querySelector('iframe')?.contentWindow;
    for (let i = 0; i < 5; i++) {
      for (const message of [
        { stepdial: 1, type: 'set', settings: { steps: 0 } },
        { stepdial: 1, type: 'set', settings: { steps: 8, html: '<img src=x onerror=alert(1)>' } },
        { stepdial: 1, type: 'set', settings: { caption: 'x'.repeat(1e6) } },
        { stepdial: 1, type: 'navigate', href: 'https://evil.example' },
        { stepdial: 99, type: 'set', settings: { steps: 8 } },
        { type: 'set', settings: { steps: 8 } },
        'set',
      ])
        frame?.postMessage(message, '*');
    }
  });
  await expect
    .poll(async () => (await said(page, 'a', 'error')).map(({ kind }) => kind))
    .toEqual(['malformed', 'oversized', 'unknown', 'version']);
  // A third party in the page: to the host as if it were the frame, and to another frame as if it were the host.
  await page.evaluate(() => {
    const attack = `
      for (let i = 0; i < 5; i++) {
        parent.postMessage({ stepdial: 1, type: 'height', height: 5000 }, '*');
        parent.postMessage({ stepdial: 1, type: 'error', kind: 'x', message: 'x' }, '*');
        parent.frames[0].postMessage({ stepdial: 1, type: 'hello', visible: true }, '*');
        parent.frames[0].postMessage({ stepdial: 1, type: 'set', settings: { steps: 8 } }, '*');
      }
      parent.postMessage('attacked', '*');`;
    const frame = Object.assign(document.createElement('iframe'), {
      srcdoc: `<script>${attack}</script>`,
      sandbox: 'allow-scripts',
    });
    return new Promise((resolve) => {
      addEventListener('message', ({ data }) => data === 'attacked' && resolve(null));
      document.body.append(frame);
    });
  });
  await page.waitForTimeout(500);
  expect(await said(page, 'a', 'error')).toHaveLength(4);
  expect((await page.locator('#a').boundingBox())?.height).toBe(height);
  expect(await property(page, 'a', 'steps')).toBe(2);
  await expect(dialOf(page, 'a')).toHaveAttribute('aria-valuetext', '2 steps');
  await page.getByTitle('plain').scrollIntoViewIfNeeded();
  const plain = page.getByTitle('plain').contentFrame();
  await expect(plain.getByTestId('pictures')).toHaveAttribute('data-shown', '2 final', { timeout: 30_000 });
});

test('an engine that fails is told to the host, and can be tried again', async ({ page, context }) => {
  await context.route('**/dial.safetensors?*', (route) => route.fulfill({ body: 'damaged' }));
  await openHost(page, `${script()}<step-dial id="a" ${quick}></step-dial>`);
  await expect
    .poll(() => said(page, 'a', 'error'))
    .toMatchObject([{ kind: 'weights', message: expect.stringContaining('dial.safetensors') }]);
  await context.unroute('**/dial.safetensors?*');
  await embed(page, 'a').getByRole('button', { name: 'Try again' }).click();
  await drawn(page, 'a', 4);
});

test('the link leads to the whole page with the same settings', async ({ page, context }) => {
  await openHost(page, `${script()}<step-dial id="a" ${quick} steps="2" seed="77"></step-dial>`);
  await drawn(page, 'a', 2);
  const opened = context.waitForEvent('page');
  await embed(page, 'a')
    .getByRole('link', { name: /StepDial/ })
    .click();
  const whole = await opened;
  await expect(whole).toHaveURL(/steps=2.*&seed=77&/);
  await expect(whole.getByRole('textbox', { name: 'Seed' })).toHaveValue('77');
});
