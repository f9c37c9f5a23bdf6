/** The first second: pictures before the engine, a dial that turns before, during and without it, and no jump. */
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { comeTo, dial, fingerprint, finished, openPage, pictures, slowDown, status, stopAt } from './page-tools.ts';

const note = (page: Page) => page.getByTestId('note');
const shown = (page: Page, words: string) => expect(pictures(page)).toHaveAttribute('data-shown', words);
const ready = (page: Page) => page.locator('.ticks [data-ready="true"]');

/** Hold the weights back until the function that it returns is called. */
async function holdWeights(context: BrowserContext): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await context.route('**/dial.safetensors?*', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return release;
}

/** Grey values of the canvas. */
const greys = (page: Page): Promise<number[]> =>
  pictures(page).evaluate((canvas: HTMLCanvasElement) => {
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i] ?? 0);
  });

test('the dial turns before the engine is there', async ({ page, context }) => {
  await holdWeights(context);
  await slowDown(page);
  await openPage(page, '');
  await shown(page, 'poster 4');
  const before = await fingerprint(page);
  await dial(page).press('ArrowRight');
  await shown(page, 'poster 5');
  expect((await fingerprint(page)).hash).not.toBe(before.hash);
  await expect(page.getByTestId('loading')).toBeVisible();
});

test('another seed is filled in too; stops that are ready are marked', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  await expect.poll(() => ready(page).count()).toBeGreaterThan(3);
  await page.getByRole('textbox', { name: 'Seed' }).fill('77');
  // The stop chosen comes first, and may come before anyone looks.
  await expect.poll(() => ready(page).count()).toBeLessThan(3);
  await expect(ready(page).first()).toHaveText('2');
  await expect(page.locator('.ticks')).toHaveAttribute('aria-hidden', 'true');
  await expect.poll(() => ready(page).count(), { timeout: 20_000 }).toBeGreaterThan(7);
});

test('without any engine the dial turns, its pictures are labelled, and never as the run asked for', async ({
  page,
}) => {
  await openPage(page, 'backend=webgpu');
  await expect(page.getByRole('alert')).toContainText('No backend of this browser could run the network.');
  await expect(status(page)).toHaveText('The model is not running, so the dial shows images made in advance.');
  const seen = new Set<string>();
  const from = await stopAt(page, 3);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const [index, steps] of [1, 2, 3, 4, 5, 6, 7, 8, 16, 32, 256].entries()) {
    const to = await stopAt(page, index);
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await shown(page, `poster ${steps}`);
    const words = `${steps === 256 ? '∞' : steps} ${steps === 1 ? 'step' : 'steps'}, seed 1 · made in advance`;
    await expect(note(page)).toHaveText(words);
    seen.add((await fingerprint(page)).hash);
  }
  await page.mouse.up();
  expect(seen.size).toBe(11);
  await expect(pictures(page)).toHaveAccessibleName(
    /^16 images, one class after another: .*seed 1 \(made in advance\)$/,
  );
  await page.getByRole('textbox', { name: 'Seed' }).fill('5');
  await expect(note(page)).toHaveText('Examples made in advance: ∞ steps, seed 1');
  await expect(pictures(page)).toHaveAccessibleName(/seed 1 \(made in advance\)$/);
  expect(await violations(page)).toEqual([]);
});

test('a download that the reader cancels leaves the posters', async ({ page, context }) => {
  await holdWeights(context);
  await openPage(page, 'backend=wasm&n=4&steps=2');
  await expect(status(page)).toHaveText('Until the model is loaded, the dial shows images made in advance.');
  await expect(note(page)).toHaveText('Examples made in advance: 2 steps, seed 1');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(status(page)).toHaveText(/^The model is not running/);
  await dial(page).press('ArrowRight');
  await shown(page, 'poster 3');
  expect(await violations(page)).toEqual([]);
});

for (const width of [1280, 390]) {
  test(`live pictures take the posters' place without a jump, ${width} px wide`, async ({ page, context }) => {
    await page.setViewportSize({ width, height: 900 });
    const release = await holdWeights(context);
    await openPage(page, 'backend=wasm&steps=2');
    await shown(page, 'poster 2');
    await expect(page.locator('.charts:not(.waiting)')).toBeVisible();
    await expect(page.locator('.story:not(.waiting)')).toBeVisible();
    // The curves come by themselves, and may come later than this.
    await expect(page.getByTestId('quality-gauge')).toContainText('10,000 samples');
    await page.evaluate(() => document.fonts.ready);
    const box = await pictures(page).boundingBox();
    const poster = await greys(page);
    await page.evaluate(() => {
      type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };
      const shifts: string[] = [];
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries() as Shift[]) {
          const what = sources.map(({ node }) => (node instanceof Element ? node.className : node?.textContent));
          shifts.push(`${value}: ${what.join(', ')}`);
        }
      }).observe({ type: 'layout-shift' });
      Object.assign(window, { shifts });
    });
    release();
    await finished(page, 2);
    await expect(note(page)).toHaveText('2 steps, seed 1 · made on this device');
    expect(await pictures(page).boundingBox()).toEqual(box);
    const live = await greys(page);
    expect(live).toHaveLength(poster.length);
    expect(Math.max(...live.map((value, i) => Math.abs(value - (poster[i] ?? 0))))).toBeLessThanOrEqual(2);
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
  });
}

test('what is drawn far below is drawn when the reader comes near; its words are there before', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(new URL(request.url()).pathname));
  await openPage(page);
  await finished(page, 4);
  for (const heading of ['Time on this device', 'Distance to real images', 'Quality against time', 'What a step is']) {
    await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
  }
  const library = () => scripts.filter((path) => path.includes('/Plot-'));
  await expect(page.locator('.drawing svg')).toHaveCount(0);
  expect(library()).toEqual([]);
  await page.getByRole('heading', { name: 'Time on this device', exact: true }).scrollIntoViewIfNeeded();
  await expect(page.locator('.drawing .series').first()).toBeVisible();
  expect(library()).toHaveLength(1);
  await expect(page.locator('.hop-figure svg')).toHaveCount(0);
  await comeTo(page.locator('.hop-figure'));
  await expect(page.locator('.hop-figure svg').first()).toBeVisible();
});

test('posters that do not come cost nothing but themselves', async ({ page, context }) => {
  await context.route('**/posters.png*', (route) => route.fulfill({ body: 'no picture' }));
  const release = await holdWeights(context);
  await openPage(page, 'backend=wasm&n=1&steps=1');
  await expect(page.getByTestId('loading')).toBeVisible();
  await shown(page, 'nothing');
  await expect(status(page)).toHaveText('');
  await expect(note(page)).toHaveText('');
  release();
  await finished(page, 1);
});
