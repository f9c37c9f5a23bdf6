/** The first screen: dial, pictures and both small charts at once, moving together, on a desk and on a phone. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { pretendEngine } from './fake-package.ts';
import { dial, finished, openPage } from './page-tools.ts';

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const time = (page: Page): Locator => page.locator('.compact').first();
const quality = (page: Page): Locator => page.locator('.compact').last();
const reading = (page: Page, name: string): Locator => page.getByTestId(`${name}-gauge`);

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (box === null) throw new Error(`${part} is not on the page.`);
  return box;
}

for (const model of ['mnist', 'emoji']) {
  test(`at 1280 × 800 dial, pictures and both charts are in view, ${model}`, async ({ page, context }) => {
    await page.setViewportSize(DESK);
    await pretendEngine(context);
    await openPage(page, `n=16&steps=4&m=${model}`);
    await finished(page, 4);
    for (const part of [dial(page), page.locator('.pictures'), time(page), quality(page)]) {
      const { x, y, width, height } = await boxOf(part);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(DESK.width);
      expect(y + height).toBeLessThanOrEqual(DESK.height);
    }
    // Beside each other, from the same line on.
    const [left, right] = [await boxOf(page.locator('.dial')), await boxOf(page.locator('.pictures'))];
    expect(left.x + left.width).toBeLessThan(right.x);
    expect(Math.abs(left.y - right.y)).toBeLessThanOrEqual(1);
  });
}

test('on a phone the small charts stand right under the dial, above pictures and settings', async ({
  page,
  context,
}) => {
  await page.setViewportSize(PHONE);
  await pretendEngine(context);
  await openPage(page, 'n=16&steps=4');
  await finished(page, 4);
  const order = [dial(page), time(page), quality(page), page.locator('.pictures'), page.locator('.controls')];
  const boxes = await Promise.all(order.map(boxOf));
  for (const [i, { y }] of boxes.entries()) {
    const before = boxes[i - 1];
    if (before !== undefined) expect(y).toBeGreaterThanOrEqual(before.y + before.height - 1);
  }
  const [knob, first, second] = boxes;
  if (!knob || !first || !second) throw new Error('Dial and charts are not on the page.');
  expect(first.y - (knob.y + knob.height)).toBeLessThan(40);
  expect(second.y + second.height).toBeLessThanOrEqual(PHONE.height);
});

test('the small charts move with the dial, and the dial with them', async ({ page, context }) => {
  await pretendEngine(context);
  await openPage(page, 'n=4&steps=4');
  await finished(page, 4);
  await expect(time(page).locator('svg')).toHaveAttribute('data-points', '11', { timeout: 30_000 });
  await expect(quality(page).locator('svg')).toHaveAttribute('data-points', '11');
  await expect(reading(page, 'time')).toContainText(/12\.0\sms/);
  const value = reading(page, 'time').locator('.value');
  const [before, proxy] = [await boxOf(value), await reading(page, 'quality').locator('.value').textContent()];

  await dial(page).press('End');
  await expect(reading(page, 'time')).toContainText(/768\sms/);
  await expect(reading(page, 'quality').locator('.value')).not.toHaveText(proxy ?? '');
  const after = await boxOf(value);
  expect(after.x).toBeGreaterThan(before.x + 100);
  expect(after.y).toBeLessThan(before.y);

  const along = page.getByRole('slider', { name: 'Steps, FID-proxy' });
  await along.press('Home');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '1 step');
  await expect(along).toHaveAttribute('aria-valuetext', /^1 step.*\d/);
  // A press on the chart takes the dial to the stop below the pointer: both have one scale.
  const track = await boxOf(dial(page));
  const plot = await boxOf(time(page).locator('.compact-plot'));
  await page.mouse.click(track.x + 20 + (track.width - 40) * 0.8, plot.y + plot.height / 2);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '16 steps');
});

test('the small charts wait for no chart library, and take no other place once they are drawn', async ({
  page,
  context,
}) => {
  await page.setViewportSize(DESK);
  await context.route('**/Plot-*.js', (route) => route.abort());
  await context.route('**/curves.json*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await pretendEngine(context);
  await openPage(page, 'n=4&steps=4');
  const before = await boxOf(quality(page));
  await expect(quality(page).locator('svg')).toHaveAttribute('data-points', '11');
  expect(await boxOf(quality(page))).toEqual(before);
});

for (const [name, size] of Object.entries({ desk: { width: 1280, height: 720 }, phone: PHONE })) {
  test(`what went wrong is said in the first screen, ${name}`, async ({ page, context }) => {
    await page.setViewportSize(size);
    await context.route('**/mnist/dial.safetensors*', (route) => route.fulfill({ status: 404 }));
    await openPage(page, 'backend=wasm');
    const { y, height } = await boxOf(page.getByRole('alert'));
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(size.height);
  });
}

for (const language of ['en', 'de', 'es', 'zh']) {
  test(`320 pixels are wide enough at ∞, ${language}`, async ({ page, context }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await pretendEngine(context);
    await openPage(page, `n=4&steps=inf&lang=${language}`);
    await finished(page, 256);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
}

test('no field is so small that a phone zooms in on it', async ({ page, context }) => {
  await page.setViewportSize(PHONE);
  await pretendEngine(context);
  await openPage(page, 'n=4&m=emoji&pin=dial.2');
  await finished(page, 4);
  await page.getByRole('button', { name: 'Share' }).click();
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('select, textarea, input:not([type])')]
      .filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16)
      .map(({ outerHTML }) => outerHTML.slice(0, 80)),
  );
  expect(small).toEqual([]);
});

test('the dial’s value is spoken by its slider alone', async ({ page, context }) => {
  await pretendEngine(context);
  await openPage(page, 'n=4&m=emoji');
  await finished(page, 4);
  for (const output of await page.locator('output[for]').all())
    await expect(output).toHaveAttribute('aria-live', 'off');
});

test('a clock too coarse for a run gives no time and no ratio', async ({ page, context }) => {
  await pretendEngine(context, 0);
  await openPage(page, 'n=4&steps=4');
  await finished(page, 4);
  await expect(reading(page, 'time')).toContainText('too short to measure here');
  const summary = page.getByRole('figure', { name: 'Time on this device' }).locator('.summary');
  await expect(summary).toContainText('too short');
  expect(await page.locator('#root').textContent()).not.toMatch(/NaN|Infinity/);
});
