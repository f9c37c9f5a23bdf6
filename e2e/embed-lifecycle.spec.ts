/** When an embed loads, runs, pauses, waits for others, and ends. */
import { expect, test } from '@playwright/test';
import {
  dialOf,
  drawn,
  embed,
  far,
  frameOf,
  intervals,
  locks,
  openHost,
  quick,
  runsOf,
  SAME_SITE,
  said,
  script,
  set,
  site,
  statusOf,
  watchRuns,
} from './embed-tools.ts';
import { pretendEngine } from './fake-package.ts';

test('lazy: nothing is fetched until the embed comes near; click: no engine until Start; eager: at once', async ({
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

test('start() and autostart start an embed that waits for a click', async ({ page }) => {
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

test('an embed pauses while it is out of sight', async ({ page }) => {
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

test('the page takes turns, too: a second tab waits and says so', async ({ context }) => {
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

test('a reloaded frame gets the settings of the element, and an unlocked dial has every stop again', async ({
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

test('a frame that answers while it is out of sight runs nothing until it is seen', async ({ page, context }) => {
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

test('after Start the focus is on the dial, or on the embed if it has no dial', async ({ page, context }) => {
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

test('a removed embed stops, a moved one goes on, and it may be created before or after the script', async ({
  page,
}) => {
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

test('many embeds seen one after another: those out of sight give their workers back and keep their pictures', async ({
  page,
}) => {
  const ids = Array.from({ length: 8 }, (_, i) => `many${i}`);
  await openHost(
    page,
    `${script()}${ids.map((id) => `${far}<step-dial id="${id}" ${quick}></step-dial>`).join('')}${far}`,
  );
  for (const id of ids) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await drawn(page, id, 4);
  }
  // The one in view and the one left last.
  await expect.poll(() => page.workers().length).toBe(2);
  for (const id of ids) await drawn(page, id, 4);

  await page.locator('#many0').scrollIntoViewIfNeeded();
  await dialOf(page, 'many0').press('ArrowRight');
  await drawn(page, 'many0', 5);
  await expect(embed(page, 'many0').getByRole('alert')).toHaveCount(0);
  await expect.poll(() => page.workers().length).toBe(2);
});
