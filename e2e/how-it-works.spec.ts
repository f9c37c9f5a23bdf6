/** The article and its figure: hops as many as the dial says, the starting noise moved, time scrubbed, words and tables. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { decode } from 'fast-png';
import { violations } from './axe.ts';
import { pretendEngine } from './fake-package.ts';
import { comeTo, dial, openPage } from './page-tools.ts';

const figure = (page: Page): Locator => page.getByRole('figure', { name: 'Hops in two dimensions' });
const plane = (page: Page): Locator => figure(page).getByRole('img', { name: /^A spiral of data/ });
const start = (page: Page): Locator => figure(page).getByRole('slider', { name: /^Starting noise/ });
const time = (page: Page): Locator => figure(page).getByRole('slider', { name: 'From noise to data' });
const readout = (page: Page): Locator => page.getByTestId('hop-readout');

/** Straight pieces of the highlighted particle's hops, as drawn. */
const hopsDrawn = (page: Page): Promise<number> =>
  figure(page)
    .getByTestId('hops')
    .evaluate((path) => (path.getAttribute('d')?.match(/L/g) ?? []).length);

/** How far the highlighted particle lands from the end of its path, and the others on average. */
async function misses(page: Page): Promise<number[]> {
  await expect(readout(page)).toContainText('on average');
  return (await readout(page).locator('strong').allTextContents()).map(Number);
}

/** Different colours in a screenshot of the drawing. */
async function colours(page: Page): Promise<number> {
  const { data, channels } = decode(await plane(page).screenshot());
  const seen = new Set<string>();
  for (let i = 0; i < data.length; i += channels) seen.add(data.slice(i, i + 3).join());
  return seen.size;
}

/** Opened without a real engine: these tests are about the figure. */
async function openFigure(page: Page, steps: number | 'inf' = 4): Promise<void> {
  await pretendEngine(page.context());
  await openPage(page, `backend=wasm&n=1&steps=${steps}`);
  await comeTo(page.locator('.hop-figure'));
  await plane(page).scrollIntoViewIfNeeded();
  await expect(readout(page)).toContainText('on average');
}

test('the figure is drawn, and draws as many hops as the dial says', async ({ page }) => {
  await openFigure(page);
  expect(await colours(page)).toBeGreaterThan(20);
  expect(await hopsDrawn(page)).toBe(4);
  await dial(page).press('Home');
  await expect.poll(() => hopsDrawn(page)).toBe(1);
  await dial(page).press('End');
  await expect.poll(() => hopsDrawn(page)).toBe(256);
  // The figure's own slider is the same dial.
  await figure(page).getByRole('slider', { name: 'Hops' }).press('ArrowLeft');
  await expect.poll(() => hopsDrawn(page)).toBe(32);
  await expect(page.getByTestId('budget')).toContainText('32');
  await expect(dial(page)).toHaveAttribute('aria-valuetext', '32 steps');
});

test('one hop of ideal consistency lands on the data and one of DDIM in the middle; many of both agree', async ({
  page,
}) => {
  await openFigure(page, 1);
  expect(await misses(page)).toEqual([0, 0]);
  await figure(page).getByRole('radio', { name: 'DDIM, ideal denoiser' }).check();
  await expect(plane(page)).toHaveAccessibleName(/DDIM, ideal denoiser, 1 hop\.$/);
  await expect(readout(page)).toContainText(/lands at x\s0.00, y\s0.00/);
  await expect.poll(async () => Math.min(...(await misses(page)))).toBeGreaterThan(0.5);
  const [atOne = 0, othersAtOne = 0] = await misses(page);
  await dial(page).press('End');
  await expect.poll(async () => (await misses(page))[1]).toBeLessThan(0.05 * othersAtOne);
  expect((await misses(page))[0]).toBeLessThan(0.1 * atOne);
});

test('the starting noise moves by arrow keys and by pointer, and the words follow', async ({ page }) => {
  await openFigure(page, 2);
  const before = await readout(page).textContent();
  const drawn = await figure(page).getByTestId('hops').getAttribute('d');
  const x = Number(await start(page).getAttribute('aria-valuenow'));
  await start(page).press('ArrowRight');
  await expect(start(page)).toHaveAttribute('aria-valuenow', String(Number((x + 0.05).toFixed(2))));
  await start(page).press('Shift+ArrowUp');
  await expect(readout(page)).not.toHaveText(before ?? '');
  await expect(start(page)).toHaveAttribute('aria-valuetext', /^x\s0.43, y\s−?0.\d\d\. In 2 hops it lands at/);
  expect(await figure(page).getByTestId('hops').getAttribute('d')).not.toBe(drawn);

  const box = await start(page).boundingBox();
  if (box === null) throw new Error('The ring is not on the page.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x - 60, middle.y + 80, { steps: 6 });
  await page.mouse.up();
  const after = await start(page).boundingBox();
  expect(Math.abs((after?.x ?? 0) - (box.x - 60))).toBeLessThan(2);
  expect(Math.abs((after?.y ?? 0) - (box.y + 80))).toBeLessThan(2);
  // Far outside the drawing the ring stays within it.
  for (let i = 0; i < 30; i++) await start(page).press('Shift+ArrowUp');
  await expect(start(page)).toHaveAttribute('aria-valuetext', /y\s2\.40\./);

  const moved = await readout(page).textContent();
  await figure(page).getByRole('button', { name: 'New noise' }).click();
  await expect(readout(page)).not.toHaveText(moved ?? '');
  await expect(readout(page)).not.toHaveText(before ?? '');
});

test('the table has a row for every hop', async ({ page }) => {
  await openFigure(page, 4);
  await figure(page).getByText('Show the hops as a table').click();
  const rows = figure(page).getByRole('rowheader');
  await expect(rows).toHaveCount(4);
  await expect(figure(page).getByRole('row').nth(1)).toHaveText(/^11\.0000\.750/);
  await expect(figure(page).getByRole('row').nth(4)).toHaveText(/^40\.2500\.000/);
  await dial(page).press('End');
  await expect(rows).toHaveCount(256);
});

test('time stands at the data until the reader plays or scrubs it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await openFigure(page, 2);
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'noise level t = 0.00');
  await page.waitForTimeout(300);
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'noise level t = 0.00');
  await time(page).press('Home');
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'noise level t = 1.00');
  await figure(page).getByRole('button', { name: 'Play' }).click();
  await expect(figure(page).locator('.plane .cloud')).toHaveCount(1);
  await figure(page).getByRole('button', { name: 'Pause' }).click();
  const paused = await time(page).inputValue();
  await page.waitForTimeout(200);
  expect(await time(page).inputValue()).toBe(paused);
  await figure(page).getByRole('button', { name: 'Play' }).click();
  await expect(time(page)).toHaveAttribute('aria-valuetext', 'noise level t = 0.00', { timeout: 15_000 });
  await expect(figure(page).getByRole('button', { name: 'Play' })).toBeVisible();
});

test('the article weaves in what the page knows and has measured, and cites its sources', async ({ page }) => {
  await openFigure(page, 2);
  const part = (name: string) => page.locator('.part').filter({ has: page.getByRole('heading', { name }) });
  await expect(part('How time is measured')).toContainText(/Here 1 image took [\d.]+\s(ms|s) in 2 steps/, {
    timeout: 30_000,
  });
  const gauge = page.getByTestId('quality-gauge').locator('.value');
  const proxy = await gauge.evaluate((element) => element.firstChild?.textContent);
  await expect(part('What the dial means')).toContainText(`${proxy} in 2 steps`);
  await expect(part('How quality is measured')).toContainText('10,000 samples');
  const links = await page.locator('.story a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  expect(links.map((link) => link?.replace('https://arxiv.org/abs/', ''))).toEqual([
    '2010.02502',
    '2303.01469',
    '2403.06807',
    '1706.08500',
    '1801.01401',
  ]);
  const levels = await page.locator('h1, h2, h3').evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
});

test('without its code the article says so and the rest of the page is whole', async ({ page, context }) => {
  await context.route('**/Article-*.js', (route) => route.abort());
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await expect(page.getByRole('alert')).toContainText('The article could not be loaded.');
  await expect(dial(page)).toBeEnabled();
});

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation and nothing is wider than the screen', async ({ page }) => {
        await openFigure(page, 2);
        await figure(page).getByText('Show the hops as a table').click();
        for (const sampler of ['DDIM, ideal denoiser', 'Ideal consistency']) {
          await figure(page).getByRole('radio', { name: sampler }).check();
          expect(await violations(page)).toEqual([]);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
      });
    });
  }
}
