/** The frontier: points from curves and times, the best within a limit, visits by pointer and keyboard; and the dial on the other charts. */
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Locator, type Page, test } from '@playwright/test';
import type { CurveRecord } from '../src/package/curves.ts';
import { violations } from './axe.ts';
import { pretendEngine } from './fake-package.ts';
import { comeTo, dial, finished, openPage } from './page-tools.ts';

/** The pretended engine says that every step took so long. */
const STEP_MS = 3;
const records: CurveRecord[] = JSON.parse(
  readFileSync(new URL('../public/models/mnist/curves.json', import.meta.url), 'utf8'),
);
const methods = records.filter(({ family }) => family !== 'real');

const frontier = (page: Page): Locator => page.getByRole('figure', { name: 'Quality against time' });
const points = (page: Page): Locator => frontier(page).getByRole('group', { name: 'Points of the chart' });
const point = (page: Page, name: string): Locator => points(page).getByRole('button', { name: `${name}: ` });
const summary = (page: Page): Locator => frontier(page).locator('.summary');
const runs = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { runs: unknown[] }).runs.length);

/** Opened on the pretended engine, every stop timed. */
async function openTimed(page: Page, context: BrowserContext, query = 'n=4&steps=4'): Promise<void> {
  await pretendEngine(context);
  await openPage(page, query);
  await finished(page, 4);
  await comeTo(frontier(page));
  await expect(points(page).getByRole('button')).toHaveCount(methods.length, { timeout: 30_000 });
  // Measuring ends, so that only the reader starts runs.
  await page
    .getByTestId('status')
    .filter({ hasText: /^Idle$/ })
    .waitFor({ timeout: 60_000 });
}

/** Bring the pointer over a point: its place is the middle of its button. */
async function pointAt(page: Page, name: string): Promise<void> {
  const box = await point(page, name).boundingBox();
  if (box === null) throw new Error(`${name} is not on the chart.`);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
}

test('every curve and budget has its point, with its time or that of as many steps', async ({ page, context }) => {
  await openTimed(page, context);
  const four = methods.find(({ sampler, steps }) => sampler === 'ddim' && steps === 4);
  const proxy = four?.fidProxy.toPrecision(3) ?? '';
  await expect(point(page, 'DDIM, 4 steps')).toHaveAccessibleName(
    new RegExp(`^DDIM, 4 steps: 12\\.0\\sms \\(measured on another curve\\), FID-proxy ${proxy}$`),
  );
  await expect(point(page, 'Dial, 4 steps')).toHaveAccessibleName(/^Dial, 4 steps: 12\.0\sms, FID-proxy/);
  await expect(point(page, 'Dial, 4 steps')).toHaveAttribute('aria-pressed', 'true');
  await expect(frontier(page).locator('.legend')).toContainText('Hollow: timed on another curve, with as many steps');
  // Times grow to the right, FID-proxy to the top.
  const place = async (name: string) => (await point(page, name).boundingBox()) ?? { x: 0, y: 0 };
  expect((await place('Dial, 8 steps')).x).toBeGreaterThan((await place('Dial, 4 steps')).x + 20);
  expect((await place('DDIM, 1 step')).y).toBeLessThan((await place('DDIM, 8 steps')).y - 100);
  expect(Math.abs((await place('DDIM, 4 steps')).x - (await place('Dial, 4 steps')).x)).toBeLessThan(1);
  await frontier(page).getByText('Show the data as a table').click();
  await expect(frontier(page).getByRole('rowheader')).toHaveCount(methods.length);
  await expect(frontier(page).getByRole('row', { name: /^DDIM, 4 steps/ })).toContainText(
    /12\.0\sms.*\(other curve\)$/,
  );
});

test('the best within the time limit: said, marked, and kept in the address where it was set', async ({
  page,
  context,
}) => {
  await openTimed(page, context);
  const best = (limit: number) => {
    const within = methods.filter(({ steps = 0 }) => steps * STEP_MS <= limit);
    return Math.min(...within.map(({ fidProxy }) => fidProxy)).toPrecision(3);
  };
  // Three steps take 9 ms: the shortest limit already leaves a choice.
  await expect(frontier(page).getByRole('radio', { name: /^16\sms$/ })).toBeChecked();
  await expect(summary(page)).toContainText(new RegExp(`^Within 16\\sms, the best is .*: FID-proxy ${best(16)} in`));
  await expect(page).not.toHaveURL(/limit=/);
  await frontier(page)
    .getByRole('radio', { name: /^100\sms$/ })
    .check();
  await expect(summary(page)).toContainText(new RegExp(`^Within 100\\sms, the best is .*: FID-proxy ${best(100)} in`));
  await expect(page).toHaveURL(/[?&]limit=100(&|$)/);
  const own = frontier(page).getByRole('textbox', { name: 'Other, in ms' });
  await own.fill('7');
  await expect(summary(page)).toContainText(
    new RegExp(`^Within 7\\sms, the best is .*: FID-proxy ${best(7)} in 6\\.00\\sms`),
  );
  const mark = await page.getByTestId('best').boundingBox();
  const two = await point(page, 'Specialist, 2 steps').boundingBox();
  expect((mark?.x ?? 0) + (mark?.width ?? 0) / 2).toBeCloseTo((two?.x ?? 0) + (two?.width ?? 0) / 2, 0);
  await own.fill('7 s');
  await expect(frontier(page).getByRole('alert')).toHaveText('A whole number from 1 to 600,000');
  await expect(own).toHaveAttribute('aria-invalid', 'true');
  await expect(own).toHaveValue('7 s');
  await expect(page).toHaveURL(/limit=7(&|$)/);
  await own.fill('2');
  await expect(frontier(page).getByRole('alert')).toHaveCount(0);
  await expect(summary(page)).toContainText(/^Nothing measured so far finishes within 2\sms\./);
  await expect(page).toHaveURL(/limit=2(&|$)/);
  await page.reload();
  await expect(own).toHaveValue('2');
  await own.fill('');
  await expect(page).not.toHaveURL(/limit=/);
});

test('a pointer that passes starts nothing; where it rests the dial goes, and back when it leaves; a click stays', async ({
  page,
  context,
}) => {
  await openTimed(page, context);
  const before = await runs(page);
  // Time stands still while the pointer passes, however slow the machine is.
  await page.clock.install();
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  for (const name of ['DDIM, 2 steps', 'DDIM, 4 steps', 'DDIM, 7 steps', 'Stochastic consistency, 16 steps']) {
    await pointAt(page, name);
    await expect(page.getByTestId('described')).toContainText(name);
  }
  await page.mouse.move(5, 5);
  await expect(page.getByTestId('described')).toHaveCount(0);
  await page.clock.runFor(400);
  expect(await runs(page)).toBe(before);
  await page.clock.resume();

  await pointAt(page, 'DDIM, 7 steps');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '7 steps');
  await expect(page.getByRole('combobox', { name: 'Sampler' })).toHaveValue('ddim');
  await finished(page, 7);
  await expect(point(page, 'DDIM, 7 steps')).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(5, 5);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '4 steps');
  await expect(page.getByRole('combobox', { name: 'Sampler' })).toHaveValue('multistep');

  await pointAt(page, 'DDIM, 7 steps');
  await page.mouse.down();
  await page.mouse.up();
  await page.mouse.move(5, 5);
  await page.waitForTimeout(400);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '7 steps');
  await expect(page).toHaveURL(/steps=7&sampler=ddim/);
});

test('by keyboard: one stop for Tab, arrow keys along and across the curves, and the dial follows', async ({
  page,
  context,
}) => {
  await openTimed(page, context);
  await frontier(page).getByRole('textbox', { name: 'Other, in ms' }).focus();
  await page.keyboard.press('Tab');
  await expect(point(page, 'Dial, 4 steps')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(point(page, 'Dial, 5 steps')).toBeFocused();
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '5 steps');
  await page.keyboard.press('End');
  await expect(point(page, 'Dial, ∞ steps')).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(point(page, 'DDIM, 2 steps')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '2 steps');
  await expect(page).toHaveURL(/steps=2&sampler=ddim/);
  await expect(page.getByTestId('described')).toContainText('DDIM, 2 steps');
  await page.keyboard.press('Tab');
  await expect(points(page).locator(':focus')).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(point(page, 'DDIM, 2 steps')).toBeFocused();
  // Who passes a point without resting there leaves the dial where it is.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.waitForTimeout(400);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '2 steps');
});

test('the other charts move the dial, by keyboard with spoken values, and by pointer', async ({ page, context }) => {
  await openTimed(page, context);
  const time = page.getByRole('slider', { name: 'Steps, Time on this device' });
  const quality = page.getByRole('slider', { name: 'Steps, Distance to real images' });
  await time.focus();
  await page.keyboard.press('ArrowRight');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '5 steps');
  await expect(time).toHaveAttribute('aria-valuetext', /^5 steps: 15\.0\sms$/);
  await page.keyboard.press('Home');
  const one = methods.find(({ network, steps }) => network === 'dial' && steps === 1);
  await expect(quality).toHaveAttribute(
    'aria-valuetext',
    new RegExp(`^1 step: ${one?.fidProxy.toPrecision(3)} \\(.* – .*\\)$`),
  );
  // A press on the chart: where the mark of the current budget then is.
  await quality.scrollIntoViewIfNeeded();
  const box = await quality.boundingBox();
  if (box === null) throw new Error('The chart has no slider.');
  const thumb = 24;
  await page.mouse.click(box.x + thumb / 2 + ((box.width - thumb) * 8) / 10, box.y + box.height / 2);
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '16 steps');
  const now = await page.getByRole('figure', { name: 'Distance to real images' }).locator('.now').boundingBox();
  expect((now?.x ?? 0) + (now?.width ?? 0) / 2).toBeCloseTo(box.x + thumb / 2 + ((box.width - thumb) * 8) / 10, 0);
});

test('the live estimate of the current method is marked', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await finished(page, 1);
  await expect(page.locator('.marks .live')).toBeVisible({ timeout: 60_000 });
});

test('where nothing is measured nothing is drawn, and it says so', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' }));
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  await expect(summary(page)).toHaveText(
    'Nothing has been timed here yet. Points appear as the page measures while it is idle.',
  );
  await expect(points(page).getByRole('button')).toHaveCount(0);
});

test('at desktop width the pictures stay beside all three charts', async ({ page, context }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openTimed(page, context);
  for (const name of ['Time on this device', 'Distance to real images', 'Quality against time']) {
    const figure = page.getByRole('figure', { name });
    await figure.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await expect(page.getByTestId('pictures')).toBeInViewport({ ratio: 1 });
    const [left, right] = [await figure.boundingBox(), await page.getByTestId('pictures').boundingBox()];
    expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
  }
});

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation and nothing is wider than the screen', async ({ page, context }) => {
        await openTimed(page, context);
        await frontier(page).getByText('Show the data as a table').click();
        await frontier(page).getByRole('textbox', { name: 'Other, in ms' }).fill('-1');
        await point(page, 'DDIM, 16 steps').focus();
        await expect(page.getByTestId('described')).toBeVisible();
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    });
  }
}
