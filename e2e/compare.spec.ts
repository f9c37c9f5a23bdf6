/** Pinned pictures beside those of the dial: side by side, as a wipe and as a difference, all from one seed. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './axe.ts';
import { dial, finished, openPage, pictures, readCanvasesWithNoise, status } from './page-tools.ts';

const pinned = (page: Page): Locator => page.getByTestId('pinned');
const pin = (page: Page): Locator => page.getByRole('button', { name: 'Pin to compare' });
const unpin = (page: Page): Locator => page.getByRole('button', { name: 'Unpin' });
const way = (page: Page, name: string): Locator => page.getByRole('radio', { name });
const divider = (page: Page): Locator => page.getByRole('slider', { name: /^Divider/ });
const sides = (page: Page): Locator => page.locator('.sides dd');

async function pinnedIs(page: Page, steps: number): Promise<void> {
  await expect(pinned(page)).toHaveAttribute('data-shown', `${steps} final`, { timeout: 30_000 });
}

/** Grey values of a canvas. */
const greys = (canvas: Locator): Promise<number[]> =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
    return Array.from({ length: pixels.length / 4 }, (_, i) => pixels[4 * i] ?? 0);
  });

test('the P key pins what the dial shows; the dial can still be turned, and the address keeps both', async ({
  page,
}) => {
  await openPage(page, 'backend=wasm&n=1&steps=2');
  await finished(page, 2);
  const two = await greys(pictures(page));
  await dial(page).press('p');
  await pinnedIs(page, 2);
  await expect(page).toHaveURL(/[?&]pin=dial\.2(&|$)/);
  await expect(page.getByTestId('comparison')).toContainText('Both sides are the same');
  await dial(page).press('ArrowRight');
  await finished(page, 3);
  await expect(sides(page)).toHaveText(['Dial, 2 steps', 'Dial, 3 steps']);
  await expect(page.getByTestId('comparison')).not.toContainText('Both sides are the same');
  expect(await greys(pinned(page))).toEqual(two);
  expect(await greys(pictures(page))).not.toEqual(two);
  await expect(pinned(page)).toHaveAccessibleName(/^1 image, .* 2 steps, seed 1$/);
  await expect(pictures(page)).toHaveAccessibleName(/^1 image, .* 3 steps, seed 1$/);
  await expect(page).toHaveURL(/[?&]steps=3&(.*&)?pin=dial\.2(&|$)/);
  await page.reload();
  await pinnedIs(page, 2);
  await finished(page, 3);
  await dial(page).press('P');
  await expect(pinned(page)).toHaveCount(0);
  await expect(page).not.toHaveURL(/pin=/);
  await finished(page, 3);
});

test('a link that pins another sampler: its pictures come after the dial’s and follow the seed', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2&pin=ddim.4');
  await finished(page, 2);
  await pinnedIs(page, 4);
  await expect(sides(page)).toHaveText(['DDIM, 4 steps', 'Dial, 2 steps']);
  await expect(pinned(page)).toHaveAccessibleName(/DDIM, 4 steps, seed 1$/);
  const before = await greys(pinned(page));
  await page.getByRole('textbox', { name: 'Seed' }).fill('7');
  await expect(pictures(page)).toHaveAccessibleName(/seed 7$/);
  await expect(pinned(page)).toHaveAccessibleName(/seed 7$/);
  expect(await greys(pinned(page))).not.toEqual(before);
  await unpin(page).click();
  await expect(pin(page)).toBeFocused();
  await expect(pinned(page)).toHaveCount(0);
});

test('an invalid pin is ignored, and P is a letter in a text field', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=2&pin=ddim.0');
  await finished(page, 2);
  await expect(pin(page)).toBeVisible();
  await page.getByRole('textbox', { name: 'Seed' }).press('p');
  await expect(page.getByRole('textbox', { name: 'Seed' })).toHaveValue('p1');
  await page.getByRole('combobox', { name: 'Sampler' }).press('p');
  await expect(pinned(page)).toHaveCount(0);
  await dial(page).press('Control+p');
  await expect(pinned(page)).toHaveCount(0);
  await dial(page).press('p');
  await pinnedIs(page, 2);
});

test('the divider shows more of one or the other, by keyboard and by pointer', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=1&steps=1&pin=ddim.1&view=wipe');
  await finished(page, 1);
  await pinnedIs(page, 1);
  const shot = () => page.locator('.comparison .pictures').screenshot();
  await expect(divider(page)).toHaveAttribute('aria-valuetext', '50% DDIM, 1 step; the rest Dial, 1 step');
  const half = await shot();
  await divider(page).press('ArrowRight');
  await expect(divider(page)).toHaveAttribute('aria-valuetext', /^51% DDIM/);
  await divider(page).press('Home');
  const none = await shot();
  expect(none.equals(half)).toBe(false);
  const box = await divider(page).boundingBox();
  if (box === null) throw new Error('There is no divider.');
  await page.mouse.move(box.x + 16, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 16, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(divider(page)).toHaveValue('100');
  const all = await shot();
  expect(all.equals(none)).toBe(false);
  // The line stands where the clip ends, and where the pointer was.
  const line = await page.locator('.divider').boundingBox();
  expect((line?.x ?? 0) + 1).toBeCloseTo(box.x + box.width - 16, 0);
  await expect(page).toHaveURL(/view=wipe/);
});

test('the difference is shown four times as large, with its mean as a number', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=4&steps=2&pin=ddim.2');
  await finished(page, 2);
  await pinnedIs(page, 2);
  const [one, other] = [await greys(pinned(page)), await greys(pictures(page))];
  await way(page, 'Difference').check();
  await expect(page).toHaveURL(/view=difference/);
  const canvas = page.getByTestId('difference');
  await expect(canvas).toHaveAccessibleName(
    'Absolute difference between “DDIM, 2 steps” and “Dial, 2 steps”, pixel by pixel',
  );
  const apart = one.map((value, i) => Math.abs(value - (other[i] ?? 0)));
  expect(await greys(canvas)).toEqual(apart.map((value) => Math.min(4 * value, 255)));
  const mean = apart.reduce((sum, value) => sum + value, 0) / apart.length;
  expect(mean).toBeGreaterThan(1);
  await expect(page.getByTestId('difference-words').locator('strong')).toHaveText(mean.toPrecision(3));
  await expect(page.getByTestId('difference-words')).toContainText('amplified 4 times');
  await expect(page.getByRole('img', { name: 'Scale: 0 … 64 or more' })).toBeVisible();
  // Without a difference: nothing but paper.
  await unpin(page).click();
  await pin(page).click();
  await expect(page.getByTestId('difference-words').locator('strong')).toHaveText('0');
  expect(new Set(await greys(canvas))).toEqual(new Set([0]));
});

test('a long run for the pinned pictures shows progress, and Escape stops it', async ({ page }) => {
  await openPage(page, 'backend=wasm&n=16&steps=1&pin=ddim.inf');
  await finished(page, 1);
  await expect(status(page)).toHaveText(/^Sampling the pinned images, step \d+ of 256$/);
  await expect(pinned(page)).toHaveAttribute('data-shown', '256 preview', { timeout: 20_000 });
  // The dial turns meanwhile: the newest wish wins.
  await dial(page).press('ArrowRight');
  await finished(page, 2);
  await expect(status(page)).toHaveText(/^Sampling the pinned images/);
  await page.keyboard.press('Escape');
  await expect(status(page)).toHaveText(/^Stopped at step \d+ of 256$/);
});

test('without an engine, posters are compared', async ({ page }) => {
  await openPage(page, 'backend=webgpu&steps=1&pin=dial.8&view=difference');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByTestId('difference')).toBeVisible();
  const mean = await page.getByTestId('difference-words').locator('strong').textContent();
  expect(Number(mean)).toBeGreaterThan(1);
  // The same pictures are the same, even where canvases are read with noise.
  await page.addInitScript(readCanvasesWithNoise);
  await page.goto('./?backend=webgpu&steps=4&pin=dial.4&view=difference');
  await expect(page.getByTestId('difference-words').locator('strong').first()).toHaveText('0');
  // Of another sampler there are none, and none is passed off as its.
  await page.goto('./?backend=webgpu&steps=1&pin=ddim.8&view=difference');
  await expect(page.getByTestId('comparison')).toContainText('The images to compare are not ready yet.');
  await expect(page.getByTestId('difference')).toBeHidden();
});

const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
for (const [name, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${name}, ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('axe finds no violation in any of the three ways, and nothing is wider than the screen', async ({
        page,
      }) => {
        await openPage(page, 'backend=wasm&n=4&steps=1&pin=ddim.2');
        await finished(page, 1);
        await pinnedIs(page, 2);
        for (const each of ['Side by side', 'Wipe', 'Difference']) {
          await way(page, each).check();
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
          const box = await page.locator('.comparison .pictures').boundingBox();
          expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
        }
      });
    });
  }
}
